// Requests to the HTTP API of this server.

/** What the server refused, as RFC 9457 writes it. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The answer's JSON and status; throws Refused, or a TypeError if there was no answer. */
export async function request(method, path, body) {
  const response = await fetch(path, { method, body });
  const text = await response.text();
  if (response.ok) {
    return { status: response.status, json: text ? JSON.parse(text) : null };
  }
  throw new Refused(problem(response, text));
}

// Something between browser and server may answer in a form of its own.
function problem(response, text) {
  try {
    return JSON.parse(text);
  } catch {
    return { status: response.status, detail: `${response.status} ${response.statusText}` };
  }
}
