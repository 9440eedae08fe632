// The portfolio page: sorting its tables, and asking the sources anew.
import { request } from './api.js';
import { makeSortable } from './table.js';

document.querySelectorAll('table.sortable').forEach(makeSortable);

document.getElementById('refresh')?.addEventListener('click', async ({ currentTarget: button }) => {
  const said = document.getElementById('said');
  const brokers = [...document.querySelectorAll('tr[data-broker]')].map((row) => row.dataset.broker);
  button.disabled = true;
  said.textContent = button.dataset.running;
  try {
    await Promise.all(brokers.map((broker) => request('POST', `/api/sources/${broker}/refresh`)));
    location.reload();
  } catch (failure) {
    said.textContent = button.dataset.failed + failure.message;
    button.disabled = false;
  }
});
