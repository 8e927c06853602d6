/** Connecting Xero, reading and posting: sentences of English, part of `en`. */
export const enConnectXero = {
  'reason.xeroEnded': 'Xero has ended this sign-in. Nothing is lost; sign in again to go on.',
  'posting.readOnly': 'Connected to read. Nothing can be written to Xero until you turn posting on.',
  'posting.on': 'Posting is on',
  'posting.turnOn': 'Turn posting on',
  'posting.turnOff': 'Read only again',
  'posting.note':
    '“{name}” is connected to read, so nothing is sent. Turn posting on: Xero opens in your browser and asks whether Tieout may write.',
  'posting.isOn': 'Posting to “{name}” is on.',
  'posting.isOff': '“{name}” is read only now.',
  'posting.signedIn': 'Signed in to “{name}” again.',
  'posting.notGiven':
    'Xero didn’t give the right to write, so “{name}” stays read only. Your user in Xero may lack the role for it, or the app the permissions.',
  'xero.first': 'Tieout asks to read only. Posting is turned on later, by you, with a second page of Xero’s.',
  'xero.pictures': 'Show me with pictures',
  'guide.title': 'A client id of your own',
  'guide.intro':
    'Xero lets in apps that somebody has registered. Yours takes a few minutes, costs nothing for up to five organisations, and no secret belongs to it.',
  'guide.app':
    'At Xero choose “New app” (1), name it as you like but without the word Xero (2), and choose “Mobile or desktop app” (3).',
  'guide.appPicture': 'The list of apps at Xero with the button New app, and the form with name and type',
  'guide.redirects':
    'In the app’s configuration enter these three redirect addresses, letter by letter. The browser comes back to Tieout there.',
  'guide.redirectsPicture': 'The configuration at Xero with three redirect addresses',
  'guide.clientId':
    'Copy the client id (1) into the field in Tieout (2). Leave the client secret alone: there is none to make.',
  'guide.clientIdPicture': 'The client id goes from Xero’s configuration into Tieout’s field',
  'guide.signIn':
    'Sign in. Xero lists what Tieout may do: read, at first. Choose the organisation and allow access. For another organisation do the same again.',
  'guide.tiers': 'What Xero’s tiers allow',
  'guide.tiersText':
    'A month, in Australian dollars, as of November 2026; what Xero’s own page says counts. Each organisation takes 60 calls a minute and 5 at a time.',
  'guide.tier': 'Tier',
  'guide.price': 'Price',
  'guide.organisations': 'Organisations',
  'guide.calls': 'Calls a day, each organisation',
  'guide.free': 'free',
  'guide.tiersLink': 'Xero’s page on its tiers',
  'header.waiting': '{n, plural, one {# waiting} other {# waiting}}',
  'header.waitingFor': '{n, plural, one {# waits {seconds} s} other {# wait {seconds} s}}',
} as const;
