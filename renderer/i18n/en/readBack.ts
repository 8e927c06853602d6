/** What Xero has now of what was posted, and calls left: sentences of English, part of `en`. */
export const enReadBack = {
  'standing.waiting': '{n, plural, one {Waiting for OK in Xero} other {Waiting for OK in Xero (#)}}',
  'standing.reconciled': 'Reconciled in Xero',
  'standing.there': 'In Xero',
  'standing.changed': 'Changed in Xero',
  'standing.deleted': 'Deleted in Xero',
  'standing.notSeen': 'Posted, not read back yet',
  'standing.accepted': 'Left as it is in Xero',
  'standingShort.waiting': 'Awaits OK',
  'standingShort.reconciled': 'Reconciled',
  'standingShort.there': 'In Xero',
  'standingShort.changed': 'Changed',
  'standingShort.deleted': 'Deleted',
  'standingShort.notSeen': 'Posted',
  'standingShort.accepted': 'Left so',
  'standingText.waiting':
    'Xero suggests this for the line on the bank statement. Click OK there to reconcile it.',
  'standingText.reconciled': 'Somebody clicked OK in Xero: the bank line and this posting belong together.',
  'standingText.there':
    'All of it is in Xero as it was posted. None of it is on a bank account that is reconciled.',
  'standingText.changed':
    'Somebody changed this in Xero after it was posted. Say which version holds; the proof shows any difference.',
  'standingText.deleted':
    'Somebody deleted this in Xero after it was posted. Post it again, or leave it so; until then the proof shows what is missing.',
  'standingText.notSeen': 'Xero took this. Sync to see how it stands there.',
  'standingText.accepted':
    'You left this as it is in Xero. What it booked is not posted again; where the books and the provider differ, the proof goes on showing it.',
  'finding.amount': 'Amount {was} → {now}',
  'finding.date': 'Date {was} → {now}',
  'finding.account': 'Account {was} → {now}',
  'finding.reference': 'Reference {was} → {now}',
  'finding.lines': 'Coded to {was} → {now}',
  'finding.invoiceVoided': 'Its invoice was voided in Xero',
  'finding.invoicePaid': 'Its invoice shows {now} as paid, our payments come to {was}',
  'finding.empty': 'nothing',
  'finding.postAgain': 'Post again',
  'finding.leave': 'Leave as it is in Xero',
  'finding.putBack': 'Put back',
  'finding.take': 'Take Xero’s version',
  'finding.reopen': 'Decide again',
  'finding.postAgainTitle': '{n, plural, one {Post this again?} other {Post these # again?}}',
  'finding.postAgainText':
    'Only what is missing is posted, under the same reference. It is checked against Xero first, as anything else.',
  'finding.leaveTitle':
    '{n, plural, one {Leave this as it is in Xero?} other {Leave these # as they are in Xero?}}',
  'finding.leaveText':
    'It won’t be posted again. If the clearing account no longer agrees with the provider, the proof goes on showing by how much. You can decide again later.',
  'finding.putBackTitle':
    '{n, plural, one {Put this back as it was posted?} other {Put these # back as they were posted?}}',
  'finding.putBackText': 'The version in Xero is deleted there, then posted again as Tieout wrote it.',
  'finding.held':
    'It is reconciled in Xero, so it can’t be put back from here. Undo the reconciliation there (Remove & Redo), then sync.',
  'finding.result':
    '{n, plural, =0 {Nothing was posted again.} one {# posting was posted again.} other {# postings were posted again.}}',
  'finding.freed':
    '{n, plural, one {# posting is ready in the queue to be posted again.} other {# postings are ready in the queue to be posted again.}}',
  'finding.kept': '{n, plural, one {Left as it is in Xero.} other {# left as they are in Xero.}}',
  'notRepaired.reconciled': 'It is reconciled in Xero. Undo the reconciliation there first, then sync.',
  'notRepaired.locked':
    'Xero is locked up to {date}. Ask your adviser to move the lock date, then try again.',
  'notRepaired.overpayment':
    'Overpayments can only be voided in Xero itself. Do that there, then sync and post again.',
  'notRepaired.paidElsewhere':
    'Its document has payments in Xero that aren’t Tieout’s. Remove them there first.',
  'notRepaired.partner': 'It belongs with another posting that Xero won’t delete.',
  'notRepaired.nothing': 'None of it is in Xero.',
  'notRepaired.onItsWay': 'Other postings of this plan are on their way. Post the queue first.',
  'notRepaired.undoing': 'This plan is being taken back already.',
  'notRepaired.isUndo': 'It took another posting back. Look at it in Xero and put it right there.',
  'notRepaired.fineNow': 'It stands in Xero as it was posted by now. There is nothing to repair.',
  'notRepaired.busy': 'Postings are being sent right now. Wait until that is done.',
  'difference.reference': 'reference',
  'difference.lines': 'accounts',
  'difference.invoiceStatus': 'its invoice',
  'difference.invoicePaid': 'what its invoice shows as paid',
  'activity.xero.deleted': 'Deleted in Xero: {reference}, {amount}.',
  'activity.xero.changed': 'Changed in Xero: {reference}, {amount} ({what}).',
  'activity.xero.many':
    'Found in Xero: {deleted, number} of our postings deleted, {changed, number} changed. See the queue.',
  'activity.xero.accepted': '{n, plural, one {# posting} other {# postings}} left as Xero has them.',
  'activity.xero.reopened': '{n, plural, one {# posting} other {# postings}} to be decided again.',
  'activity.post.twins':
    'Another computer posted the same at the same time: {removed, number} of ours taken out of Xero again, {taken, number} taken over, {left, number} in Xero twice still.',
  'twins.settled':
    'Another computer posted the same at the same time. {n, plural, one {# posting was there first and counts as done} other {# postings were there first and count as done}}; nothing is in Xero twice.',
  'twins.left':
    '{n, plural, one {# posting is} other {# postings are}} in Xero twice, made by two computers, and can’t be taken out here. The proof lists the ones that aren’t this computer’s; delete one of the two in Xero, then sync.',
  'readBack.title': 'In Xero',
  'readBack.open': 'Open in Xero',
  'readBack.attention':
    '{n, plural, one {# posting changed or deleted in Xero} other {# postings changed or deleted in Xero}}',
  'queueFilter.label': 'Show',
  'queueFilter.all': 'All',
  'queueFilter.toPost': 'To post',
  'queueFilter.attention': 'Needs attention',
  'queueFilter.waiting': 'Waiting for OK',
  'queueFilter.reconciled': 'Reconciled',
  'queueFilter.none': 'Nothing is left here.',
  'header.callsMinute': '{text} this minute',
  'header.callsTitle':
    'What Xero still takes for this organisation: calls today, and calls this minute as last seen',
  'post.callsLeft':
    '{n, plural, one {{left} call to Xero is left today.} other {{left} calls to Xero are left today.}}',
  'post.tooManyCalls':
    'That is more than Xero takes today. Tieout sends what fits, then pauses; what is left stays in the queue and goes out when Xero takes calls again.',
  'post.slowCalls':
    'Xero takes 60 calls a minute: this will take about {n, plural, one {# minute} other {# minutes}}.',
  'finding.blocked': 'It is free to be posted again, but something stands in the way: see the queue.',
} as const;
