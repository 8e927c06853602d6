/** Findings before posting, and what can be done about them: part of `en`. */
export const enPreflight = {
  'queueState.held': 'Held',
  'queueText.held': 'Held until you say what is to be done about each finding. Nothing of it is sent before.',
  'preflight.findings': 'What was found before posting',
  'preflight.answered': 'You said to post it anyway.',
  'preflight.plans': '{n, plural, one {# plan} other {# plans}}',
  'preflight.asOf': 'Checked against the books as of {time}.',
  'preflight.asOfOffline':
    'Checked against the books as of {time}. Before anything is sent, it is checked again.',
  'preflight.never': 'The books were never read as a whole. They are read before anything is sent.',
  'preflight.counting': 'The data have just changed: what will be posted is being counted again.',
  'preflight.reading': 'Reading the books again',
  'preflight.calls':
    'Takes about {n, plural, one {# call} other {# calls}} to Xero: {read} to read, {send} to send.',
  'preflight.heldResult':
    '{n, plural, one {# posting is} other {# postings are}} held: the books have changed since. See the queue.',
  'preflight.taken':
    '{taken, plural, =0 {Nothing was taken over.} one {# posting was taken over.} other {# postings were taken over.}}{left, plural, =0 {} one { # isn’t the same on a closer look: look at it in Xero.} other { # aren’t the same on a closer look: look at them in Xero.}}',
  'preflight.saidAnyway':
    '{n, plural, one {You said to post # finding anyway.} other {You said to post # findings anyway.}}',
  'preflight.saidMove': 'What is locked goes on the first open day after {date}, as you said.',
  'fix.askAgain': 'Ask again',
  'fix.dontMove': 'Take back',
  'fix.openMapping': 'Choose accounts',
  'fix.moveDate': 'Post on {open}',
  'fix.takeOver': 'Take it over',
  'fix.takeOverAll': 'Take all {n} over',
  'fix.postedElsewhere': 'It’s this payout: don’t post',
  'fix.asSale': 'It pays no invoice: a sale',
  'fix.chooseInvoice': 'Choose invoice',
  'fix.refreshBooks': 'Read the books again',
  'fix.openInXero': 'Look at it in Xero',
  'fix.waitFor': 'Nothing to do here but to sync later: the provider has to tell more.',
  'fix.postAnyway': 'Post anyway',
  'fix.postAnywayAll': 'Post all {n} anyway',
  'fix.planAgain': 'Plan again',
} as const;
