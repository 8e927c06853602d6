/** The two pages that the loopback host shows to who isn't let in. No script, no style: the content policy forbids both. */

/** Without the session's cookie. */
export function closedPage(): string {
  return page(
    'Tieout is running on this computer',
    'Open it with the link that was printed where it was started. The link works once.',
  );
}

/** With a token that was used or never existed. */
export function usedLinkPage(): string {
  return page(
    'This link has been used',
    'Each link opens Tieout once. For a new one, press Enter in the terminal where Tieout runs, or start it again.',
  );
}

function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
<p>${text}</p>
</html>
`;
}
