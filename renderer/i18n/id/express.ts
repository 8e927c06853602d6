/** Menyiapkan akun, dan apa yang terjadi pada akun yang dipilih: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enExpress } from '../en/express.ts';

export const idExpress: Readonly<Record<keyof typeof enExpress, string>> = {
  'express.open': 'Siapkan untuk saya…',
  'express.title': 'Siapkan akun untuk {contact}, {currency}',
  'express.intro':
    'Akun-akun ini diperlukan. Periksa satu per satu: buat, pakai yang sudah ada, atau lewati. Tidak ada yang dibuat di Xero sebelum Anda setuju.',
  'express.readOnly':
    'Xero terhubung untuk membaca, jadi akun tidak bisa dibuat. Nyalakan posting di Koneksi, atau buat akunnya di Xero, sinkronkan, lalu pilih di sini.',
  'express.create': 'Baru: {code} {name}',
  'express.newFor': 'Akun baru: {field}',
  'express.code': 'Kode',
  'express.name': 'Nama',
  'express.number': 'Nomor rekening bank',
  'express.numberHelp': 'Nomor pengganti: Xero memintanya, tidak ada bank yang memakainya.',
  'express.confirm': '{n, plural, =0 {Simpan akun} other {Buat # akun dan simpan}}',
  'express.kept': 'Semua sudah ada dan akun tersimpan. Anda bisa membukukan.',
  'express.keptInPart':
    'Yang sudah ada tersimpan. Yang tidak bisa dibuat ada di bawah; jalankan lagi, atau pilih akun lain.',
  'express.notKept':
    'Akun yang dibuat ada di Xero, tetapi belum ada yang tersimpan. Masih harus dipilih: {fields}.',
  'express.otherField': 'Rincian lain',
  'express.state.made': 'Dibuat',
  'express.state.takenOver': 'Sudah ada, dipakai',
  'express.state.refused': 'Ditolak Xero',
  'express.state.unknown': 'Tanpa jawaban; periksa lagi',
  'express.state.notTried': 'Tidak dibuat',
  'express.problem.chooseOne': 'Pilih akun.',
  'express.problem.codeMissing': 'Xero meminta kode.',
  'express.problem.codeLong': 'Kode paling banyak 10 karakter.',
  'express.problem.codeTaken': 'Akun lain memakai kode ini, mungkin yang diarsipkan.',
  'express.problem.nameMissing': 'Xero meminta nama.',
  'express.problem.nameLong': 'Nama paling banyak 150 karakter.',
  'express.problem.nameTaken': 'Akun lain memakai nama ini, mungkin yang diarsipkan.',
  'express.problem.numberMissing': 'Xero meminta nomor untuk rekening bank.',
  'express.problem.numberTaken': 'Akun lain memakai nomor ini.',
  'express.problem.currencyMissing':
    'Organisasi ini tidak punya mata uang itu. Tambahkan dulu di Xero, lalu sinkronkan.',
  'express.none':
    'Belum ada yang disiapkan. Hubungkan Xero dan penyedia, lalu sinkronkan: setiap akun penyedia dan mata uang mendapat akunnya di sini.',
  'accountType.BANK': 'Rekening bank',
  'accountType.CURRENT': 'Aset lancar',
  'accountType.CURRLIAB': 'Kewajiban lancar',
  'accountType.EXPENSE': 'Beban',
  'accountType.REVENUE': 'Pendapatan',
  'accountType.SALES': 'Penjualan',
  'accountType.OTHERINCOME': 'Pendapatan lain',
  'accountType.DIRECTCOSTS': 'Biaya langsung',
  'accountType.OVERHEADS': 'Biaya overhead',
  'accountType.DEPRECIATN': 'Penyusutan',
  'accountType.PREPAYMENT': 'Biaya dibayar di muka',
  'accountType.INVENTORY': 'Persediaan',
  'accountType.FIXED': 'Aset tetap',
  'accountType.NONCURRENT': 'Aset tidak lancar',
  'accountType.LIABILITY': 'Kewajiban',
  'accountType.TERMLIAB': 'Kewajiban jangka panjang',
  'accountType.EQUITY': 'Ekuitas',
  'job.express': 'Membuat akun',
  'stage.express.making': 'Akun',
  'activity.accounts.made':
    'Akun disiapkan di Xero: {made, number} dibuat, {takenOver, number} sudah ada, {missing, number} tidak dibuat.',
  'trouble.title': 'Ada yang berubah di Xero',
  'trouble.exception': 'Pengecualian {n}',
  'trouble.missing': '{field}: akun {account} tidak ada lagi di Xero, atau kodenya berubah.',
  'trouble.archived': '{field}: {account} diarsipkan di Xero.',
  'trouble.notBank': '{field}: {account} bukan rekening bank.',
  'trouble.isBank': '{field}: {account} adalah rekening bank; baris tidak bisa dikodekan ke sana.',
  'trouble.control': '{field}: Xero mengelola {account} sendiri; baris tidak bisa dikodekan ke sana.',
  'trouble.currency': '{field}: {account} dalam {currency}, akun penyedia ini tidak.',
  'trouble.repair':
    'Pilih akun lain di bawah lalu simpan, atau minta dibuatkan. Sampai itu, yang memerlukannya tidak dibukukan.',
  'trouble.type':
    '{field}: {account} adalah “{was}” saat dipilih dan kini “{is}” di Xero, jadi yang dibukukan ke sana tampil di tempat lain dalam laporan.',
  'trouble.repairType':
    'Tetap pakai bila akun itu benar seperti sekarang, atau pilih yang lain di bawah lalu simpan. Sementara itu pembukuan tetap berjalan.',
  'trouble.keep': 'Tetap pakai',
  'trouble.choose': 'Pilih yang lain',
};
