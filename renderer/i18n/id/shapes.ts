/** Alasan kecocokan yang tidak biasa: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enShapes } from '../en/shapes.ts';

export const idShapes: Readonly<Record<keyof typeof enShapes, string>> = {
  'evidence.aliasSeen': 'Teks bank memuat “{value}”, yang Anda berikan sebagai tanda akun ini.',
  'evidence.usualLag':
    'Pencairan akun ini biasanya datang {businessDays, plural, =0 {pada harinya} other {# hari kerja kemudian}} (terlihat {count} kali).',
  'evidence.linesEqual': '{count} baris bank bersama-sama sama hingga sen: {amount}.',
  'evidence.equalSums': '{count} kombinasi berjumlah tepat sebesar ini.',
  'evidence.shortByFee':
    '{amount} kurang dari pencairan {payoutAmount}: masih dalam biaya bank yang Anda izinkan.',
  'evidence.bankRate':
    '{payoutAmount} datang sebagai {amount}: kurs {rate}, selisih {value} % dari kurs acuan {reference}.',
  'evidence.outOfBudget': 'Terlalu banyak kombinasi untuk dicoba semua; mungkin ada jawaban yang lebih baik.',
  'evidence.otherExplanation':
    '{option, select, line {Baris {date} sebesar {amount} mungkin justru milik pencairan ini.} payout {Baris ini mungkin pencairan {payout}: jumlahnya sama, dan tidak punya baris sendiri pada harinya.} more {Di sekitar hari-hari ini bank punya lebih banyak baris sebesar {amount} dari penyedia ini daripada jumlah pencairan: salah satunya milik orang lain.} batch {Pencairan {payout} bersama-sama juga berjumlah sebesar baris ini.} sum {Mungkin termasuk dalam baris {date} sebesar {amount}, bersama {payout}.} split {Beberapa baris, yang pertama {date}, juga berjumlah sebesar pencairan ini.} part {Baris ini mungkin bagian dari pencairan {payout} yang datang dalam beberapa baris.} bare {Baris {date} sebesar {amount} tidak menyebut penyedia dan mungkin milik pencairan ini.} shortLine {Baris {date} sebesar {amount} mungkin pencairan ini dikurangi biaya bank.} shortPayout {Baris ini mungkin pencairan {payout} dikurangi biaya bank.} foreignLine {Baris {date} sebesar {amount} mungkin pencairan ini, dikonversi oleh bank.} foreignPayout {Baris ini mungkin pencairan {payout}, dikonversi oleh bank.} named {Teks bank menyebut pencairan lain atau akun lain di penyedia itu.} chance {Begitu banyak pencairan yang terbuka di sini sehingga jumlah seperti ini bisa saja kebetulan.} other {Penjelasan lain untuk baris atau pencairan ini belum tertutup: suatu jumlah, biaya, atau mata uang lain.}}',
};
