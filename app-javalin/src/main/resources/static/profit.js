// The profit's page: entering costs, showing lots in place, and keeping a choice.
import { request, Refused } from './api.js';

const said = document.getElementById('said');

function say(sentence) {
  said.textContent = sentence;
  said.focus();
}

function explain(failure) {
  say(said.dataset.failed + (failure instanceof Refused ? failure.message : ''));
}

/** Shows the figures that follow from what was changed. */
async function change(method, path, body) {
  try {
    await request(method, path, body);
    sessionStorage.setItem('said', said.dataset.kept);
    location.reload();
  } catch (failure) {
    explain(failure);
  }
}

const before = sessionStorage.getItem('said');
if (before) {
  sessionStorage.removeItem('said');
  say(before);
}

document.getElementById('prefer').addEventListener('click', async () => {
  const currency = document.getElementById('currency').value;
  const costMethod = document.getElementById('method').value.toUpperCase();
  try {
    await request('PUT', '/api/preferences', JSON.stringify({ currency, costMethod }));
    say(said.dataset.preferred);
  } catch (failure) {
    explain(failure);
  }
});

for (const form of document.querySelectorAll('form.cost')) {
  const path = `/api/transactions/${form.dataset.id}/cost`;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change('PUT', path, JSON.stringify(Object.fromEntries(new FormData(form))));
  });
  form.querySelector('[data-action=forget]')?.addEventListener('click', () => change('DELETE', path));
}

for (const link of document.querySelectorAll('a[data-lots]')) {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'false');
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
      link.click();
    }
  });
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    toggle(link);
  });
}

/** Opens what the link leads to below its row, or closes it. */
async function toggle(link) {
  const row = link.closest('tr');
  if (link.getAttribute('aria-expanded') === 'true') {
    row.nextElementSibling.remove();
    link.setAttribute('aria-expanded', 'false');
    return;
  }
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const lots = document.adoptNode(page.querySelector('.lots'));
    const cell = document.createElement('td');
    cell.colSpan = row.cells.length;
    cell.append(lots);
    const below = document.createElement('tr');
    below.append(cell);
    row.after(below);
    link.setAttribute('aria-expanded', 'true');
  } catch (failure) {
    explain(failure);
  }
}
