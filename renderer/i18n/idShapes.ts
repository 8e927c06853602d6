/** Alasan kecocokan yang tidak biasa: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enShapes } from './enShapes.ts';

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
    'Penjelasan lain untuk baris atau pencairan ini belum tertutup: suatu jumlah, biaya, atau mata uang lain.',
};
