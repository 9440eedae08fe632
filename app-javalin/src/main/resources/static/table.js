// Tables whose rows a person can put in another order.

/** Turns every column header into a button that sorts by the cells' data-sort. */
export function makeSortable(table) {
  const words = new Intl.Collator(table.lang, { numeric: true });
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const direction = header.ariaSort === 'ascending' ? 'descending' : 'ascending';
      for (const other of table.tHead.rows[0].cells) {
        other.removeAttribute('aria-sort');
      }
      header.setAttribute('aria-sort', direction);
      sort(table.tBodies[0], header.cellIndex, direction === 'ascending' ? 1 : -1, words);
    });
  }
}

function sort(body, column, sign, words) {
  const rows = [...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column], sign, words));
  body.append(...rows);
}

// What is absent comes last in either direction; amounts in different currencies have no order and are kept apart.
function compare(a, b, sign, words) {
  const [one, other] = [a.dataset.sort, b.dataset.sort];
  if (one === '' || other === '') {
    return (one === '') - (other === '');
  }
  if (!('unit' in a.dataset)) {
    return sign * words.compare(one, other);
  }
  return words.compare(a.dataset.unit, b.dataset.unit) || sign * (Number(one) - Number(other));
}
