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
    '{option, select, line {The line of {date} over {amount} may be this payout’s instead.} payout {This line may be payout {payout} instead: the same amount, and no line of its own on its days.} more {The bank has more lines of {amount} from this provider around these days than there are payouts: one of them is somebody else’s.} batch {Payouts {payout} together come to this line as well.} sum {It may be in the line of {date} over {amount}, together with {payout}.} split {Several lines, the first of {date}, come to this payout as well.} part {This line may be a part of payout {payout}, which came in several.} bare {The line of {date} over {amount} doesn’t name the provider and may be this payout’s own.} shortLine {The line of {date} over {amount} may be this payout less a bank fee.} shortPayout {This line may be payout {payout} less a bank fee.} foreignLine {The line of {date} over {amount} may be this payout, converted by the bank.} foreignPayout {This line may be payout {payout}, converted by the bank.} named {The bank’s text names another payout or another account of the provider.} chance {So many payouts are open here that a sum like this may be chance.} other {Another explanation of this line or payout can’t be ruled out: a sum, a fee or another currency.}}',
} as const;
