// The portfolio page: sorting its tables, asking the sources anew, and signing in where that is needed.
import { request } from './api.js';
import { openSignIns } from './sign-in.js';
import { makeSortable } from './table.js';

const RELOADED = 'reloaded';

document.querySelectorAll('table.sortable').forEach(makeSortable);

const button = document.getElementById('refresh');
const said = document.getElementById('said');

async function refresh(brokers) {
  button.disabled = true;
  said.textContent = button.dataset.running;
  try {
    await Promise.all(brokers.map((broker) => request('POST', `/api/sources/${broker}/refresh`)));
    sessionStorage.setItem(RELOADED, 'yes');
    location.reload();
  } catch (failure) {
    said.textContent = button.dataset.failed + failure.message;
    button.disabled = false;
  }
}

button?.addEventListener('click', () =>
  refresh([...document.querySelectorAll('tr[data-broker]')].map((row) => row.dataset.broker)));

// Figures that are being read when the page is opened come by themselves; once, however often they are read.
const reloaded = sessionStorage.getItem(RELOADED);
sessionStorage.removeItem(RELOADED);
if (button?.dataset.reading && !reloaded) {
  refresh(button.dataset.reading.split(' '));
}

// What went wrong is explained on the page on which the sign-in ended.
openSignIns(document, () => {}, (address) => {
  if (address && new URL(address, location.href).searchParams.get('reason')) {
    location.assign(address);
  } else {
    location.reload();
  }
});
