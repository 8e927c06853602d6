/** What an untold payout holds, and how that is known or why it isn't: sentences of English, part of `en`. */
export const enInside = {
  'stage.compose': 'Working out what payouts hold',
  'evidence.workedOut.balance':
    'The provider doesn’t tell what it is made of; Tieout worked it out, and the balance before and after proves it.',
  'evidence.workedOut.rest':
    'The provider doesn’t tell what it is made of; Tieout worked it out: it took all that was left of the balance, which proves it.',
  'evidence.workedOut.sum':
    'The provider doesn’t tell what it is made of; Tieout worked it out: only one set of movements adds up. No balance proves it.',
  'inside.balance':
    'The balance was {balance} before and after. {n, plural, one {This # movement is} other {These # movements are}} all there was in between.',
  'inside.rest':
    'The balance was {balance} after it. {n, plural, one {This # movement is} other {These # movements are}} all that the payouts before it had left.',
  'inside.sum':
    'The only set of the {candidates, plural, one {# open movement} other {# open movements}} that adds up to {amount}.',
  'inside.several':
    '{solutions, plural, one {# set} other {# sets}} of movements add up to this amount, so Tieout doesn’t guess.',
  'inside.chance':
    'A set of the {candidates, plural, one {# open movement} other {# open movements}} adds up to this amount, but that could be chance, so Tieout doesn’t guess.',
  'inside.none':
    'No set of whole movements adds up to this amount: it took a part of the balance, not certain movements.',
  'inside.outOfBudget':
    '{candidates, plural, one {# movement was} other {# movements were}} open: too many sets of them could add up to this amount, so Tieout doesn’t guess.',
  'inside.mixed':
    'It emptied the balance, but it isn’t known which movements the payouts before it had taken.',
  'inside.returned':
    'Its money came back to the balance. What it held belongs to a later payout or is still in the balance.',
  'inside.takesBack':
    'It took an earlier payout back: the money went from the bank to the balance. No movements are inside.',
  'inside.part':
    'It took a part of the balance and left {balance}. Nothing tells one movement’s money from another’s, so Tieout doesn’t guess.',
  'inside.proof':
    'The movements that were read don’t add up to the balance that the provider states after it ({balance}), so Tieout doesn’t guess.',
  'inside.history':
    'The movements aren’t read back to the account’s beginning yet, so it isn’t known what is inside.',
  'inside.booked': 'The provider doesn’t tell, so they are booked as balance activity, each once.',
  'inside.bookedAside': 'The movements are booked as balance activity; this payout is booked by itself.',
} as const;
