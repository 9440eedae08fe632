// The ledger's page: sorting its table.
import { makeSortable } from './table.js';

document.querySelectorAll('table.sortable').forEach(makeSortable);
