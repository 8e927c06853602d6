/** What stands in the way of a posting: sentences of English, part of `en`. */
export const enProblems = {
  'problem.locked':
    'Xero is locked up to {date} for all but advisers. {count, plural, one {# posting falls} other {# postings fall}} on or before it. Post on {open}, the first open day, or have the lock date moved.',
  'problem.accountMissing': 'Account {account} isn’t in Xero any more. Choose another under Connections.',
  'problem.accountArchived':
    'Account {account} is archived. Restore it in Xero, or choose another under Connections.',
  'problem.accountNotBank':
    'Account {account} isn’t a bank account in Xero. Choose another under Connections.',
  'problem.currencyMismatch':
    'Account {account} is in {currency}, the payout in {expected}. Choose an account in {expected}.',
  'problem.invoiceNotFound': 'Invoice {invoice} ({amount}) isn’t in Xero. Create it there, then sync.',
  'problem.invoicePaid':
    'Invoice {invoice} is already paid, so {amount} can’t be applied to it. Check for a payment entered twice.',
  'problem.invoiceTooSmall': 'Invoice {invoice} has only {due} due; the payment is {amount}.',
  'problem.invoiceNotAuthorised': 'Invoice {invoice} is {status} in Xero. Approve it there, then sync.',
  'problem.invoiceCurrency':
    'Invoice {invoice} is in {currency}, the payment in {expected}, and not the whole payment was made in {currency}. Choose another invoice, or say that it is a sale.',
  'problem.invoiceTwoForeign':
    'Invoice {invoice} is in {currency}, the payment reached the clearing account in {expected}, and the books are kept in {base}. Xero takes no payment between two foreign currencies. Record this one in Xero by hand.',
  'problem.invoiceRate':
    'Invoice {invoice} is in {currency}, and no exchange rate that Xero takes turns it into the {expected} that arrived (the provider’s rate is {rate}). Record this payment in Xero by hand.',
  'problem.residual':
    '{amount} of the payout isn’t explained by its entries. Sync again; if it stays, look at the payout.',
  'problem.unknownEntries':
    '{count, plural, one {# entry is of an unknown kind.} other {# entries are of an unknown kind.}} Tieout won’t guess where it goes.',
  'problem.unbalanced':
    'The entries and the bank line differ by {amount}. Nothing is posted until they agree.',
  'problem.taxTypeInvalid': 'Tax type {taxType} isn’t active in Xero. Choose another under Connections.',
  'problem.taxRateDiffers':
    'Xero’s rate of tax type {taxType} isn’t the one kept for these accounts: Xero’s total would differ by {amount}. Choose the tax types again under Connections.',
  'problem.alreadyInBooks':
    'Xero already has this: {reference}, {date}. Posting it again would count it twice.',
  'problem.sameAmountInBooks':
    'Xero has {amount} on this account already: {reference}, {date}. If that is the same money, posting counts it twice: look at it in Xero first.',
  'problem.mappingIncomplete': 'The accounts aren’t chosen yet. Choose them under Connections.',
  'problem.foreignPayout': 'The payout is in {currency}, the clearing account in {expected}.',
  'problem.foreignLine':
    'The payout is in {currency}, the bank line in {expected}: the bank converted it, and Xero takes no transfer between two currencies from an app. Nothing is posted. By hand in Xero: enter what the payout holds on the clearing account, then Transfer Money from there to the bank account with both amounts, {arrives} arriving.',
  'problem.directUntold':
    'The provider doesn’t say what payout {payout} is made of, so it can’t be posted without a clearing account. Choose another posting style for this account under Connections, then post it.',
  'problem.documentDiffers':
    'Xero has {reference} already, over another amount than {amount}. Choose the same posting style and options under Connections as when it was made, or void it in Xero and discard the posting.',
  'problem.yearLocked':
    'The year is closed in Xero up to {date}. {count, plural, one {# posting falls} other {# postings fall}} on or before it. Post on {open}, the first open day, or have your adviser move the lock date.',
  'problem.accountControl':
    'Account {account} is one that Xero keeps by itself: nothing can be coded to it. Choose another under Connections.',
  'problem.taxTypeMisfit':
    'Tax type {taxType} can’t be used with account {account}. Choose another tax type or account under Connections.',
  'problem.trackingMissing':
    'Tracking option {option} of {name} isn’t active in Xero. Choose another under Connections, or restore it in Xero.',
  'problem.contactArchived':
    'Contact {name} is archived in Xero, so nothing new can be posted for it. Restore it there, or choose another under Connections.',
  'problem.contactMissing': 'Contact {name} isn’t in Xero any more. Sync, then look at the invoice.',
  'problem.numberTaken':
    'Number {invoice} belongs to another document in Xero, dated {date}, over {amount}. Xero takes no number twice.',
  'problem.differsInBooks':
    'Xero has something else under our reference {reference}: {amount} on {date}. It differs in {what}. Nothing is sent until it is clear which is right: look at it in Xero.',
  'problem.depositInBooks':
    'The deposit seems to be booked already: {amount} on {account}, {reference}, {date}. If that is this payout, posting counts it twice.',
  'problem.invoicePaidTwice':
    'Invoice {invoice} has a payment of {amount} already: {account}, {reference}, {date}. If that is the same money, posting counts it twice.',
  'problem.invoicePaidBySomeone':
    'Invoice {invoice} was paid by another payment of {amount} into {account}: {reference}, {date}. Nothing is posted on it. If it is the same money and in the clearing account, take it over; elsewhere, remove it in Xero first.',
  'problem.payoutNamedInBooks':
    '{reference} in Xero, {date}, {amount}, names payout {payout}. Another tool may have booked it. If so, posting counts it twice.',
  'problem.chargeInBooks':
    'The charge of {name} ({amount}) pays no open invoice, but someone has entered a payment of just that on the clearing account: invoice {invoice}, {reference}, {date}. If it is the same money, posting the charge as a sale counts it twice.',
  'problem.summaryInBooks':
    'Invoice {reference} to {name}, {date}, is over exactly this deposit: {amount}. A summary tool may have made it for this payout. If so, posting counts it twice.',
  'problem.otherComputer':
    '{reference} in Xero, {date}, {amount}, was posted by Tieout on another computer, for payout {payout} and in another way. Nothing is sent. Choose the same posting style there and here, or take it back there.',
  'problem.otherActivity':
    'Tieout on another computer has posted movements to this clearing account: {reference}, {date}, {amount}. Some of them may be in this payout too. If so, posting counts them twice.',
  'difference.kind': 'kind',
  'difference.account': 'account',
  'difference.amount': 'amount',
  'difference.date': 'date',
  'difference.lines': 'accounts of its lines',
  'difference.invoice': 'invoice',
  'problem.more': '{n, plural, one {and # more} other {and # more}}',
} as const;
