/** Menghubungkan Xendit: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enXendit } from '../en/xendit.ts';

export const idXendit: Readonly<Record<keyof typeof enXendit, string>> = {
  'action.connectXendit': 'Hubungkan Xendit',
  'xendit.text':
    'Buat kunci rahasia dan atur semua izin ke None kecuali dua: Read untuk Transaction dan Read untuk Balance. Tieout memeriksa keduanya sebelum menyimpan kunci.',
  'xendit.createKey': 'Buat kunci di Xendit',
  'xendit.key': 'Kunci rahasia',
  'xendit.keyHelp':
    'Diawali xnd_production_, atau xnd_development_ untuk mode uji. Disimpan di gantungan kunci komputer ini dan hanya dikirim ke Xendit.',
  'xendit.missing': 'Kunci kekurangan izin dan tidak disimpan. Beri izinnya di Xendit, lalu tempel lagi.',
  'xendit.importReport': 'Impor laporan',
  'xendit.reportHelp':
    'Laporan Balance atau Auto-Withdrawal, berupa CSV. Menambah yang kurang dan mengaitkan transaksi dengan penarikan.',
  'xendit.balanceTaken':
    'Laporan Balance dibaca: {entries, plural, other {# mutasi}} dan {payouts, plural, other {# penarikan}} ditambahkan.',
  'xendit.tiesTaken':
    'Laporan Auto-Withdrawal dibaca: {tied, plural, other {# penarikan}} dikaitkan dengan isinya.',
  'activity.xendit.tied':
    '{name} diimpor: {lines, plural, other {# baris}} dibaca, {added, plural, other {# penarikan}} dikaitkan dengan isinya.',
  'xendit.tieProven': 'Kaitkan {n, plural, other {# penarikan terbukti}}',
  'xendit.untie': 'Lepas {n, plural, other {# penarikan}}',
  'xendit.provenHelp':
    'Bila saldo Xendit sebelum dan sesudahnya membuktikan persis isi sebuah penarikan, penarikan itu dapat dikaitkan dengan isinya: lalu dibukukan bersama penjualannya, dalam semua gaya. Selama belum dicocokkan, dapat dilepas lagi.',
  'inside.tiedByBalance':
    'Saldo Xendit adalah {balance} sebelum {n, plural, other {# mutasi}} ini dan {balance} setelah penarikan: itulah isinya, persis. Dikaitkan oleh Anda.',
};
