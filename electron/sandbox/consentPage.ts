/** The page on which the user allows access: plain HTML, one form, no script. */
import { createHash } from 'node:crypto';
import type { SandboxReply } from './route.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f2f3f5;color:#14171a}main{max-width:26rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:12px;border:1px solid #d9dce1}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:.5rem 0}ul{padding-left:1.2rem;color:#4a5058;font-size:.9rem}button{font:inherit;padding:.6rem 1.2rem;border-radius:8px;border:1px solid #9aa1ab;background:#fff;color:inherit;cursor:pointer}button[value=allow]{background:#14171a;color:#fff;border-color:#14171a}button:focus-visible{outline:3px solid #2f6fed;outline-offset:2px}form{display:flex;gap:.75rem;margin-top:1.5rem}small{color:#5c636c}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** What the page says and leads to. */
export interface ConsentQuestion {
  /** Where the form goes: the page's own address. */
  readonly action: string;
  /** Whose data it is about. */
  readonly account: string;
  /** Whose of several; the first is chosen. */
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  /** What Tieout would do with it. */
  readonly wish: string;
  readonly scopes: readonly string[];
  /** Where the form's answer sends the browser on to. */
  readonly redirectOrigin: string;
  /** Whose page this stands for. */
  readonly service: string;
}

/** Asks to allow the scopes. The form comes back to the same address, then goes on to the app. */
export function consentPage(question: ConsentQuestion): SandboxReply {
  const list = question.scopes.map((scope) => `<li>${escape(scope)}</li>`).join('');
  const body = `<main><h1>Allow access to ${escape(question.account)}</h1>
<p>${escape(question.wish)} Nothing here is real.</p>
<ul>${list}</ul>
<form method="post" action="${escape(question.action)}">${choicesOf(question)}
<button type="submit" name="decision" value="allow">Allow access</button>
<button type="submit" name="decision" value="cancel">Cancel</button>
</form><p><small>This is Tieout&#39;s sandbox on your own machine, not ${escape(question.service)}.</small></p></main>`;
  return page(200, 'Allow access', body, `'self' ${question.redirectOrigin}`);
}

/** Nothing where there is nothing to choose. */
function choicesOf({ choices = [] }: ConsentQuestion): string {
  if (choices.length < 2) return '';
  const options = choices.map(
    ({ value, name }) => `<option value="${escape(value)}">${escape(name)}</option>`,
  );
  return `<select name="choice" aria-label="Organisation">${options.join('')}</select>`;
}

/** Sends the browser back to the app with an answer, and the state as it came. */
export function backTo(
  redirectUri: string,
  answer: Readonly<Record<string, string>>,
  state: string | null,
): SandboxReply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return { status: 302, headers: { location: url.href, 'referrer-policy': 'no-referrer' }, body: '' };
}

/** Says why sign-in can't go on, where sending the browser back isn't safe. */
export function errorPage(title: string, detail: string): SandboxReply {
  return page(400, title, `<main><h1>${escape(title)}</h1><p>${escape(detail)}</p></main>`, `'none'`);
}

function page(status: number, title: string, body: string, formAction: string): SandboxReply {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    },
    body: html,
  };
}

function escape(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
}
