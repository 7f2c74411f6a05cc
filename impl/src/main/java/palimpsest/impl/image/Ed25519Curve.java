package palimpsest.impl.image;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.EdECPoint;
import java.util.Arrays;

/// The public key that belongs to a private one, as RFC 8032 computes it (5.1.4, 5.1.5).
///
/// The platform does this only for keys that it draws itself, from a generator whose numbers differ
/// from one platform to the next. The time it takes tells of the key: for keys that are no secret.
final class Ed25519Curve {
  private static final int PRIVATE_BYTES = 32;
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final Point NEUTRAL = Point.of(BigInteger.ZERO, BigInteger.ONE);
  private static final Point BASE =
      Point.of(
          new BigInteger("216936D3CD6E53FEC0A4E231FDD6DC5C692CC7609525A7B2C9562D608F25D51A", 16),
          new BigInteger("6666666666666666666666666666666666666666666666666666666666666658", 16));

  private Ed25519Curve() {}

  static EdECPoint publicPoint(Bytes privateKey) {
    BigInteger scalar = scalar(privateKey);
    Point product = NEUTRAL;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      product = product.plus(product);
      if (scalar.testBit(bit)) {
        product = product.plus(BASE);
      }
    }
    BigInteger inverse = product.z().modInverse(P);
    BigInteger x = product.x().multiply(inverse).mod(P);
    BigInteger y = product.y().multiply(inverse).mod(P);
    return new EdECPoint(x.testBit(0), y);
  }

  /// The first half of the hash, read as a little-endian number with some bits set and cleared.
  private static BigInteger scalar(Bytes privateKey) {
    byte[] half = Arrays.copyOf(sha512().digest(privateKey.toArray()), PRIVATE_BYTES);
    half[0] &= (byte) 0b1111_1000;
    half[31] &= 0b0111_1111;
    half[31] |= 0b0100_0000;
    for (int index = 0; index < half.length / 2; index++) {
      byte low = half[index];
      half[index] = half[half.length - 1 - index];
      half[half.length - 1 - index] = low;
    }
    return new BigInteger(1, half);
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this platform has no SHA-512", e);
    }
  }

  /// A point of the curve in extended homogeneous coordinates: x/z, y/z, and t = xy/z.
  private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    static Point of(BigInteger x, BigInteger y) {
      return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
    }

    Point plus(Point other) {
      BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
      BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
      BigInteger c = t.multiply(other.t).mod(P).multiply(D).shiftLeft(1).mod(P);
      BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
      BigInteger e = b.subtract(a);
      BigInteger f = d.subtract(c);
      BigInteger g = d.add(c);
      BigInteger h = b.add(a);
      return new Point(
          e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
    }
  }
}
