/** Isi pencairan yang tidak dirinci, dan dari mana diketahui: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enInside } from '../en/inside.ts';

export const idInside: Readonly<Record<keyof typeof enInside, string>> = {
  'stage.compose': 'Mencari isi pencairan',
  'evidence.workedOut.balance':
    'Penyedia tidak menyebutkan isinya; Tieout menemukannya, dan saldo sebelum dan sesudahnya membuktikannya.',
  'evidence.workedOut.rest':
    'Penyedia tidak menyebutkan isinya; Tieout menemukannya: pencairan ini mengambil seluruh sisa saldo, dan itu buktinya.',
  'evidence.workedOut.sum':
    'Penyedia tidak menyebutkan isinya; Tieout menemukannya: hanya satu kumpulan mutasi yang jumlahnya tepat. Tidak ada saldo yang membuktikannya.',
  'inside.balance':
    'Saldo sebelum dan sesudahnya {balance}. {n, plural, other {# mutasi ini}} adalah semua yang ada di antaranya.',
  'inside.rest':
    'Saldo sesudahnya {balance}. {n, plural, other {# mutasi ini}} adalah semua yang disisakan pencairan sebelumnya.',
  'inside.sum':
    'Satu-satunya gabungan dari {candidates, plural, other {# mutasi terbuka}} yang berjumlah {amount}.',
  'inside.several':
    '{solutions, plural, other {# gabungan}} mutasi berjumlah sama dengan pencairan ini, jadi Tieout tidak menebak.',
  'inside.chance':
    'Satu gabungan dari {candidates, plural, other {# mutasi terbuka}} berjumlah sama dengan pencairan ini, tetapi bisa saja kebetulan, jadi Tieout tidak menebak.',
  'inside.none':
    'Tidak ada gabungan mutasi utuh yang berjumlah sama: pencairan ini mengambil sebagian saldo, bukan mutasi tertentu.',
  'inside.outOfBudget':
    '{candidates, plural, other {# mutasi}} masih terbuka: terlalu banyak gabungan yang mungkin berjumlah sama, jadi Tieout tidak menebak.',
  'inside.mixed':
    'Pencairan ini mengosongkan saldo, tetapi tidak diketahui mutasi mana yang sudah diambil pencairan sebelumnya.',
  'inside.returned':
    'Uangnya kembali ke saldo. Isinya menjadi bagian pencairan berikutnya atau masih ada di saldo.',
  'inside.takesBack':
    'Pencairan ini menarik kembali pencairan sebelumnya: uang berpindah dari bank ke saldo. Tidak ada mutasi di dalamnya.',
  'inside.part':
    'Pencairan ini mengambil sebagian saldo dan menyisakan {balance}. Uang satu mutasi tidak bisa dibedakan dari yang lain, jadi Tieout tidak menebak.',
  'inside.proof':
    'Mutasi yang terbaca tidak berjumlah sama dengan saldo sesudahnya menurut penyedia ({balance}), jadi Tieout tidak menebak.',
  'inside.history': 'Mutasi belum terbaca sampai awal akun, jadi isinya belum diketahui.',
  'inside.booked':
    'Penyedia tidak merincinya, jadi mutasi ini dibukukan sebagai aktivitas saldo, masing-masing satu kali.',
  'inside.bookedAside': 'Mutasinya dibukukan sebagai aktivitas saldo; pencairan ini dibukukan tersendiri.',
};
