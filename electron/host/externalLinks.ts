/** Which web pages may be opened in the system browser. */
const HOSTS: ReadonlySet<string> = new Set([
  'login.xero.com',
  'go.xero.com',
  'developer.xero.com',
  'central.xero.com',
  'www.xero.com',
  'dashboard.stripe.com',
  'docs.stripe.com',
  'support.stripe.com',
  'docs.alternativepayments.io',
  'help.alternativepayments.io',
  'dashboard.xendit.co',
  'developer.squareup.com',
]);

/** The address as it may be handed to the system, or null: https, a host of the list, no port and no credentials. */
export function allowedExternalUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && HOSTS.has(url.hostname) ? url.href : null;
}
