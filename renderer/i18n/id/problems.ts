/** Apa yang menghalangi pembukuan: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enProblems } from '../en/problems.ts';

export const idProblems: Readonly<Record<keyof typeof enProblems, string>> = {
  'problem.locked':
    'Xero dikunci sampai {date}, kecuali untuk penasihat. {count, plural, other {# posting jatuh}} pada atau sebelum tanggal itu. Posting pada {open}, hari terbuka pertama, atau minta tanggal kunci dipindahkan.',
  'problem.accountMissing': 'Akun {account} sudah tidak ada di Xero. Pilih yang lain di Koneksi.',
  'problem.accountArchived': 'Akun {account} diarsipkan. Pulihkan di Xero, atau pilih yang lain di Koneksi.',
  'problem.accountNotBank': 'Akun {account} bukan rekening bank di Xero. Pilih yang lain di Koneksi.',
  'problem.currencyMismatch':
    'Akun {account} dalam {currency}, pencairan dalam {expected}. Pilih akun dalam {expected}.',
  'problem.invoiceNotFound': 'Faktur {invoice} ({amount}) tidak ada di Xero. Buat di sana, lalu sinkronkan.',
  'problem.invoicePaid':
    'Faktur {invoice} sudah lunas, jadi {amount} tidak dapat diterapkan. Periksa apakah pembayaran dicatat dua kali.',
  'problem.invoiceTooSmall': 'Sisa tagihan faktur {invoice} hanya {due}; pembayarannya {amount}.',
  'problem.invoiceNotAuthorised':
    'Faktur {invoice} berstatus {status} di Xero. Setujui di sana, lalu sinkronkan.',
  'problem.invoiceCurrency':
    'Faktur {invoice} dalam {currency}, pembayarannya dalam {expected}, dan tidak seluruhnya dibayar dalam {currency}. Pilih faktur lain, atau nyatakan sebagai penjualan.',
  'problem.invoiceTwoForeign':
    'Faktur {invoice} dalam {currency}, pembayaran masuk ke akun kliring dalam {expected}, dan pembukuan dalam {base}. Xero tidak menerima pembayaran antara dua mata uang asing. Catat pembayaran ini langsung di Xero.',
  'problem.invoiceRate':
    'Faktur {invoice} dalam {currency}, dan tidak ada kurs yang diterima Xero yang menghasilkan {expected} yang masuk (kurs penyedia {rate}). Catat pembayaran ini langsung di Xero.',
  'problem.residual':
    '{amount} dari pencairan tidak dijelaskan oleh mutasinya. Sinkronkan lagi; bila tetap ada, periksa pencairannya.',
  'problem.unknownEntries':
    '{count, plural, other {# mutasi berjenis tidak dikenal.}} Tieout tidak menebak tempatnya.',
  'problem.unbalanced':
    'Mutasi dan baris bank berbeda {amount}. Tidak ada yang diposting sebelum keduanya sama.',
  'problem.taxTypeInvalid': 'Jenis pajak {taxType} tidak aktif di Xero. Pilih yang lain di Koneksi.',
  'problem.taxRateDiffers':
    'Tarif jenis pajak {taxType} di Xero bukan yang disimpan untuk akun ini: total di Xero akan berbeda {amount}. Pilih lagi jenis pajaknya di Koneksi.',
  'problem.alreadyInBooks':
    'Xero sudah memilikinya: {reference}, {date}. Mempostingnya lagi berarti menghitung dua kali.',
  'problem.sameAmountInBooks':
    'Xero sudah memiliki {amount} di akun ini: {reference}, {date}. Jika itu uang yang sama, memposting berarti menghitung dua kali: periksa dulu di Xero.',
  'problem.mappingIncomplete': 'Akun belum dipilih. Pilih di Koneksi.',
  'problem.foreignPayout': 'Pencairan dalam {currency}, akun kliring dalam {expected}.',
  'problem.foreignLine':
    'Pencairan dalam {currency}, baris bank dalam {expected}: bank mengonversinya, dan Xero tidak menerima transfer antara dua mata uang dari aplikasi. Tidak ada yang dibukukan. Secara manual di Xero: masukkan isi pencairan di akun kliring, lalu Transfer Money ke rekening bank dengan kedua jumlah, {arrives} yang masuk.',
  'problem.directUntold':
    'Penyedia tidak merinci isi pencairan {payout}, jadi tidak bisa dibukukan tanpa akun kliring. Pilih gaya pembukuan lain untuk akun ini di Koneksi, lalu bukukan.',
  'problem.documentDiffers':
    'Xero sudah punya {reference} dengan jumlah selain {amount}. Pilih gaya dan opsi yang sama di Koneksi seperti saat dibuat, atau batalkan dokumen itu di Xero dan buang pembukuannya.',
  'problem.yearLocked':
    'Tahun buku di Xero ditutup sampai {date}. {count, plural, other {# posting jatuh}} pada atau sebelum tanggal itu. Posting pada {open}, hari terbuka pertama, atau minta penasihat memindahkan tanggal kunci.',
  'problem.accountControl':
    'Akun {account} dikelola Xero sendiri: tidak ada yang dapat dicatat ke sana. Pilih yang lain di Koneksi.',
  'problem.taxTypeMisfit':
    'Jenis pajak {taxType} tidak dapat dipakai dengan akun {account}. Pilih jenis pajak atau akun lain di Koneksi.',
  'problem.trackingMissing':
    'Opsi pelacakan {option} dari {name} tidak aktif di Xero. Pilih yang lain di Koneksi, atau pulihkan di Xero.',
  'problem.contactArchived':
    'Kontak {name} diarsipkan di Xero, jadi tidak ada yang baru dapat diposting untuknya. Pulihkan di sana, atau pilih yang lain di Koneksi.',
  'problem.contactMissing': 'Kontak {name} sudah tidak ada di Xero. Sinkronkan, lalu periksa fakturnya.',
  'problem.numberTaken':
    'Nomor {invoice} milik dokumen lain di Xero, tertanggal {date}, sebesar {amount}. Xero tidak menerima nomor dua kali.',
  'problem.differsInBooks':
    'Xero menyimpan hal lain di bawah referensi kita {reference}: {amount} pada {date}. Perbedaannya: {what}. Tidak ada yang dikirim sampai jelas mana yang benar: periksa di Xero.',
  'problem.depositInBooks':
    'Setoran tampaknya sudah dibukukan: {amount} di {account}, {reference}, {date}. Jika itu pencairan ini, memposting berarti menghitung dua kali.',
  'problem.invoicePaidTwice':
    'Faktur {invoice} sudah punya pembayaran {amount}: {account}, {reference}, {date}. Jika itu uang yang sama, memposting berarti menghitung dua kali.',
  'problem.invoicePaidBySomeone':
    'Faktur {invoice} dibayar oleh pembayaran lain sebesar {amount} ke {account}: {reference}, {date}. Tidak ada yang diposting padanya. Jika itu uang yang sama dan di akun kliring, ambil alih; jika di tempat lain, hapus dulu di Xero.',
  'problem.payoutNamedInBooks':
    '{reference} di Xero, {date}, {amount}, menyebut pencairan {payout}. Alat lain mungkin sudah membukukannya. Jika ya, memposting berarti menghitung dua kali.',
  'problem.chargeInBooks':
    'Pembayaran {name} ({amount}) tidak melunasi faktur terbuka, tetapi ada yang memasukkan pembayaran sebesar itu di akun kliring: faktur {invoice}, {reference}, {date}. Jika itu uang yang sama, mempostingnya sebagai penjualan berarti menghitung dua kali.',
  'problem.summaryInBooks':
    'Faktur {reference} untuk {name}, {date}, tepat sebesar setoran ini: {amount}. Alat ringkasan mungkin membuatnya untuk pencairan ini. Jika ya, memposting berarti menghitung dua kali.',
  'problem.otherComputer':
    '{reference} di Xero, {date}, {amount}, diposting oleh Tieout di komputer lain, untuk pencairan {payout} dan dengan cara lain. Tidak ada yang dikirim. Pilih gaya pembukuan yang sama di kedua tempat, atau batalkan di sana.',
  'problem.otherActivity':
    'Tieout di komputer lain telah memposting mutasi ke akun kliring ini: {reference}, {date}, {amount}. Sebagian mungkin juga ada di pencairan ini. Jika ya, memposting berarti menghitung dua kali.',
  'difference.kind': 'jenis',
  'difference.account': 'akun',
  'difference.amount': 'jumlah',
  'difference.date': 'tanggal',
  'difference.lines': 'akun barisnya',
  'difference.invoice': 'faktur',
  'problem.more': '{n, plural, other {dan # lagi}}',
};
