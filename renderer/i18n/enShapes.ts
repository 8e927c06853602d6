/** Why a match of an uncommon shape: sentences of English, part of `en`. */
export const enShapes = {
  'evidence.aliasSeen': 'The bank’s text has “{value}”, which you gave as this account’s mark.',
  'evidence.usualLag':
    'Payouts of this account usually come {businessDays, plural, =0 {on the day} one {# business day later} other {# business days later}} (seen {count} times).',
  'evidence.linesEqual': '{count} bank lines together equal to the cent: {amount}.',
  'evidence.equalSums': '{count} combinations come to exactly this amount.',
  'evidence.shortByFee':
    '{amount} less than the payout of {payoutAmount}: within the bank fee that you allow.',
  'evidence.bankRate':
    '{payoutAmount} came as {amount}: a rate of {rate}, {value} % off the reference rate of {reference}.',
  'evidence.outOfBudget': 'There are too many combinations to try them all; a better answer may exist.',
  'evidence.otherExplanation':
    'Another explanation of this line or payout can’t be ruled out: a sum, a fee or another currency.',
} as const;
