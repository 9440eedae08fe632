// The sources page: choosing what counts, signing in, and taking files in after a look at what is in them.
import { request, Refused } from './api.js';
import { openSignIns, tellOpener } from './sign-in.js';

const template = document.getElementById('words');
const words = Object.fromEntries(
  [...template.content.querySelectorAll('data')].map((word) => [word.value, word.textContent]));
const { locale, zone } = template.dataset;

function text(key, ...args) {
  return words[key].replace(/\{(\d+)\}/g, (place, index) => args[index]);
}

document.querySelectorAll('section[data-broker]').forEach(serve);
arrive(document.querySelector('.arrival'));

/** Where a sign-in ended with this page. */
function arrive(notice) {
  if (notice) {
    // Opened again, the page would have nothing to tell any more.
    history.replaceState(null, '', location.pathname);
    notice.focus();
    tellOpener(notice.dataset);
  }
}

// A file that misses its place must not replace the page.
for (const event of ['dragover', 'drop']) {
  document.addEventListener(event, (e) => e.preventDefault());
}

/** Makes the section of one broker work. */
function serve(section) {
  const files = `/api/sources/${section.dataset.broker}/files`;
  const source = `/api/sources/${section.dataset.broker}`;
  const signIn = `/api/${section.dataset.broker}/auth`;
  const upload = section.querySelector('form.upload');
  const input = upload?.querySelector('input');
  const preview = section.querySelector('.preview');
  const said = section.querySelector('.said');

  // Whatever is said is where the person is next, also one who does not see it.
  function say(sentence) {
    said.textContent = sentence;
    said.focus();
  }

  function explain(failure) {
    if (failure instanceof Refused) {
      say(inWords(failure.problem.reason, failure.message));
    } else {
      say(text('said.noAnswer'));
    }
  }

  /** Shows what the server knows now, in place of what it knew; returns what the page at an address says about a sign-in. */
  async function renew(address = location.href) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const now = page.querySelector(`section[data-broker="${section.dataset.broker}"]`);
    section.querySelector('.state').replaceWith(document.adoptNode(now.querySelector('.state')));
    section.querySelector('.arrival')?.remove();
    return now.querySelector('.arrival')?.textContent;
  }

  /** @param sentence to say afterwards, or what makes one of the answer */
  async function change(request, sentence) {
    try {
      const answer = await request();
      await renew();
      say(typeof sentence === 'function' ? sentence(answer) : sentence);
    } catch (failure) {
      explain(failure);
    }
  }

  openSignIns(section, () => { said.textContent = text('said.window'); }, async (address) => {
    try {
      say(await renew(address) ?? section.querySelector('.connection').textContent);
    } catch (failure) {
      explain(failure);
    }
  });

  // The broker may be slow, and whoever waits clicks again.
  async function ask(button, request, sentence) {
    button.disabled = true;
    said.textContent = text('said.asking', section.dataset.name);
    await change(request, sentence);
    button.disabled = false;
  }

  function useApi() {
    const choice = JSON.stringify({ mode: 'api' });
    return change(() => request('PUT', source, choice), text('said.api', section.dataset.name));
  }

  function enter(form) {
    const entered = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
    const send = () => request('PUT', `${source}/credentials`, JSON.stringify(entered));
    ask(form.querySelector('button'), send, text('said.entered'));
  }

  function choose(id, name) {
    const choice = JSON.stringify({ mode: 'file', file: id });
    return change(() => request('PUT', source, choice), text('said.chosen', name));
  }

  section.addEventListener('click', ({ target }) => {
    const { action, confirm: question } = target.dataset;
    const { file, name } = target.closest('tr')?.dataset ?? {};
    if (action === 'choose') {
      choose(file, name);
    } else if (action === 'delete' && confirm(question)) {
      change(() => request('DELETE', `${files}/${file}`), text('said.deleted', name));
    } else if (action === 'use-api') {
      useApi();
    } else if (action === 'refresh') {
      ask(target, () => request('POST', `${source}/refresh`), ({ json: { failure } }) =>
        failure ? inWords(failure.reason, failure.message) : text('said.read', section.dataset.name));
    } else if (action === 'renew') {
      ask(target, () => request('POST', `${signIn}/refresh`), text('said.renewed', section.dataset.name));
    } else if (action === 'disconnect' && confirm(question)) {
      change(() => request('POST', `${signIn}/disconnect`), text('said.disconnected', section.dataset.name));
    } else if (action === 'forget' && confirm(question)) {
      change(() => request('DELETE', `${source}/credentials`), text('said.forgotten'));
    }
  });

  section.addEventListener('submit', (event) => {
    if (event.target.matches('.credentials')) {
      event.preventDefault();
      enter(event.target);
    }
    if (!event.target.matches('.choice')) {
      return;
    }
    event.preventDefault();
    const chosen = event.target.querySelector('input:checked');
    if (chosen.value === 'file') {
      choose(chosen.dataset.file, chosen.dataset.name);
    } else if (chosen.value === 'api') {
      useApi();
    } else {
      change(() => request('PUT', source, JSON.stringify({ mode: 'off' })), text('said.off', section.dataset.name));
    }
  });

  if (!upload) {
    return;
  }

  input.addEventListener('change', () => {
    if (input.files.length > 0) {
      look(input.files[0], {});
    }
  });

  upload.addEventListener('submit', (event) => event.preventDefault());
  upload.addEventListener('dragover', () => upload.classList.add('over'));
  upload.addEventListener('dragleave', () => upload.classList.remove('over'));
  upload.addEventListener('drop', ({ dataTransfer }) => {
    upload.classList.remove('over');
    if (dataTransfer.files.length === 1) {
      look(dataTransfer.files[0], {});
    } else {
      say(text('said.oneFile'));
    }
  });

  function send(file, parameters) {
    const form = new FormData();
    form.append('file', file);
    return request('POST', `${files}?${new URLSearchParams(parameters)}`, form);
  }

  /** Asks what would become of the file. */
  async function look(file, answers) {
    said.textContent = text('said.reading', file.name);
    preview.replaceChildren();
    try {
      const { json } = await send(file, { preview: true, ...answers });
      show(json, null, file, answers);
    } catch (failure) {
      refuse(failure, file, answers);
    }
  }

  async function take(file, answers) {
    try {
      const { status, json } = await send(file, answers);
      done();
      await renew();
      const known = status === 200;
      if (!json.contents.some((one) => one !== 'TRANSACTIONS')) {
        say(text(json.inLedger ? (known ? 'said.knownBooked' : 'said.booked') : 'said.bookedKept', json.name));
        return;
      }
      say(text(json.inUse ? (known ? 'said.known' : 'said.imported') : known ? 'said.knownKept' : 'said.kept', json.name));
      if (!json.inUse) {
        offer(json);
      }
    } catch (failure) {
      refuse(failure, file, answers);
    }
  }

  // A file that was kept beside the one that counts.
  function offer({ id, name }) {
    const row = section.querySelector(`tr[data-file="${CSS.escape(id)}"] [data-action=choose]`);
    const button = row.cloneNode(true);
    button.removeAttribute('data-action');
    button.addEventListener('click', () => {
      preview.replaceChildren();
      choose(id, name);
    });
    preview.replaceChildren(button);
  }

  function refuse(failure, file, answers) {
    if (failure instanceof Refused && failure.problem.report) {
      show(failure.problem.report, failure.problem.detail, file, answers);
    } else {
      done();
      explain(failure);
    }
  }

  function done() {
    preview.replaceChildren();
    input.value = '';
  }

  /** @param refusal why the file was not taken; null if it can be */
  function show(report, refusal, file, answers) {
    const content = document.getElementById('preview').content.cloneNode(true);
    const open = report.questions.filter((question) => question.required);
    const detail = refusal ?? report.refusal;
    const title = content.querySelector('h3');
    title.textContent = refusal ? text('preview.refused', report.name) : text('preview.title', report.name);
    content.querySelector('.detail').textContent = detail ?? '';
    if (report.kind) {
      fill(content, report);
    } else {
      content.querySelector('dl').remove();
    }
    content.querySelector('.questions').append(...report.questions.map(toAnswer));
    showFindings(content.querySelector('.findings'), report.findings);
    const form = content.querySelector('form');
    const [button, cancel] = content.querySelectorAll('[data-action]');
    if (open.length > 0) {
      button.textContent = text('preview.again');
    } else if (detail) {
      button.remove();
      cancel.textContent = text('preview.close');
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const given = [...new FormData(form)].filter(([, answer]) => answer !== '');
      const all = { ...answers, ...Object.fromEntries(given) };
      button.disabled = true;
      (open.length > 0 ? look : take)(file, all);
    });
    cancel.addEventListener('click', () => {
      done();
      say(text('said.cancelled'));
    });
    preview.replaceChildren(content);
    const { rows } = report;
    said.textContent = detail
      ? text('preview.refused', report.name)
      : text('preview.summary', report.name, report.positions, report.transactions, rows.read, rows.accepted, rows.skipped, rows.rejected);
    title.focus();
  }

  function fill(content, report) {
    const contents = report.contents.map((one) => text(`content.${one}`)).join(', ');
    const slots = {
      ...report.rows,
      kind: text('preview.kindOf', section.dataset.name, contents),
      language: report.language ? new Intl.DisplayNames(locale, { type: 'language' }).of(report.language) : '',
      asOf: asOf(report),
      positions: report.positions,
      transactions: report.transactions,
    };
    for (const [name, value] of Object.entries(slots)) {
      const slot = content.querySelector(`[data-slot="${name}"]`);
      slot.textContent = typeof value === 'number' ? value.toLocaleString(locale) : value;
    }
  }
}

function asOf(report) {
  if (!report.asOf) {
    return text('preview.asOf.none');
  }
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
    .format(new Date(report.asOf));
  return report.asOfGuessed ? `${date} – ${text('guessed')}` : date;
}

/** What went wrong, with what the server or the broker says to it. */
function inWords(reason, message) {
  return reason ? text(`failure.${reason}`, message) : message;
}

/** A question of a file, to be answered in the form of the preview. */
function toAnswer(question) {
  const label = document.createElement('label');
  label.append(words[`question.${question.id}`] ?? question.text);
  const answer = document.createElement(question.options.length > 0 ? 'select' : 'input');
  answer.name = `answer.${question.id}`;
  answer.required = question.required;
  if (question.id === 'asOf') {
    answer.type = 'datetime-local';
  }
  if (question.options.length > 0) {
    answer.append(new Option(text('question.choose'), ''), ...question.options.map((option) => new Option(option)));
  }
  label.append(answer);
  return label;
}

function showFindings(place, findings) {
  if (findings.length === 0) {
    place.remove();
    return;
  }
  for (const finding of findings) {
    const row = place.querySelector('tbody').insertRow();
    const key = `finding.${finding.code}`;
    // Modules that came later may have codes without words here.
    const message = key in words ? text(key, finding.message) : finding.message;
    const badge = document.createElement('span');
    badge.className = `badge ${finding.severity.toLowerCase()}`;
    badge.textContent = text(`severity.${finding.severity}`);
    cell(row, 'number', finding.row ?? '');
    cell(row, '', badge);
    cell(row, 'message', message);
    cell(row, '', finding.column ?? '');
    cell(row, 'raw', finding.value ?? '');
  }
}

function cell(row, name, content) {
  const made = row.insertCell();
  made.className = name;
  made.append(content);
}
