// Signing in to a broker in a window of its own, so that the page a person is on stays as it is.

const WINDOW = 'smartfolio-sign-in';
const SIZE = { width: 560, height: 760 };
const LOOK_MILLIS = 300;

let stopWatching = () => {};

/**
 * Lets the sign-in links in an element open that window. Where the browser does not allow one, they lead to the broker as links do.
 *
 * @param opened called when there is a window
 * @param back called once it is gone, with the address at which the sign-in ended; without one if the window did not tell
 */
export function openSignIns(element, opened, back) {
  element.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-sign-in]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const popup = window.open(link.href, WINDOW, place());
    if (!popup) {
      return;
    }
    event.preventDefault();
    popup.focus();
    opened();
    watch(popup, link.dataset.signIn, back);
  });
}

/** In that window, when the sign-in is over: tells the page that opened it, and closes. */
export function tellOpener({ broker, outcome, reason }) {
  if (window.opener) {
    window.opener.postMessage({ type: WINDOW, broker, outcome, reason }, location.origin);
    window.close();
  }
}

function place() {
  const left = Math.max(0, Math.round(window.screenX + (window.outerWidth - SIZE.width) / 2));
  const top = Math.max(0, Math.round(window.screenY + (window.outerHeight - SIZE.height) / 2));
  return `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`;
}

// A window that ends under another name of this server cannot tell, and one that a person closes does not: both are seen to be gone.
function watch(popup, broker, back) {
  stopWatching();
  let looks = 0;
  const end = (address) => {
    stopWatching();
    back(address);
  };
  const listen = ({ origin, data }) => {
    if (origin === location.origin && data?.type === WINDOW && data.broker === broker) {
      end(`/sources?${new URLSearchParams({ [broker]: data.outcome, reason: data.reason })}`);
    }
  };
  const timer = setInterval(() => {
    // What it told just before comes first.
    looks = popup.closed ? looks + 1 : 0;
    if (looks > 1) {
      end();
    }
  }, LOOK_MILLIS);
  window.addEventListener('message', listen);
  stopWatching = () => {
    clearInterval(timer);
    window.removeEventListener('message', listen);
  };
}
