'use strict';
{
  // Rows without what is typed are not there on a screen. What is typed are beginnings of words, or
  // of several between quotes; a number is a whole one, so that R1 does not find R11.
  const form = document.getElementById('search');
  const field = form.querySelector('input');
  const hits = form.querySelector('output');

  // All that a row says, its classes too; not the steps of its counterexample.
  const said = row => {
    const texts = [row.className];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest('.lanes')) {
        texts.push(walker.currentNode.data);
      }
    }
    return texts.join(' ').replace(/\s+/g, ' ');
  };

  const pattern = typed => {
    const words = typed.replaceAll('"', '').trim();
    const literal = words.replace(/[\\^$.*+?()[\]{}|\/]/g, each => '\\' + each);
    return new RegExp('(^|[^\\p{L}\\d])' + literal + (/\d$/.test(words) ? '(?!\\d)' : ''), 'iu');
  };

  const tables = [...document.querySelectorAll('table[data-rows]')].map(table => ({
    table, rows: [...table.tBodies[0].rows].map(row => ({row, text: said(row)}))}));

  const seek = () => {
    const sought = (field.value.match(/"[^"]*"?|[^\s"]+/g) ?? []).map(pattern);
    hits.replaceChildren();
    for (const {table, rows} of tables) {
      for (const {row, text} of rows) {
        row.classList.toggle('missed', !sought.every(each => each.test(text)));
      }
      if (sought.length) {
        const link = document.createElement('a');
        link.href = '#' + table.parentElement.getAttribute('aria-labelledby');
        link.textContent = rows.filter(({row}) => row.checkVisibility()).length
          + ' of ' + rows.length + ' ' + table.dataset.rows;
        hits.append(link, ' ');
      }
    }
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const found = tables.flatMap(({rows}) => rows).find(({row}) => row.checkVisibility());
    if (found) {
      found.row.tabIndex = -1;
      found.row.focus();
    }
  });
  document.addEventListener('input', seek);
  form.hidden = false;
  seek();
}
