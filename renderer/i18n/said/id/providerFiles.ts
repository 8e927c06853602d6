/** Indonesian for what is said in English about files of providers. */
import type { frProviderFiles } from '../fr/providerFiles.ts';

export const idProviderFiles: Readonly<Record<keyof typeof frProviderFiles, string>> = {
  'On line {0} ({1}) the balance is {2} {3}, which doesn’t follow from the row before. A row may be missing or there twice, or the amounts are read wrongly.':
    'Pada baris {0} ({1}) saldonya {2} {3}, yang tidak sesuai dengan baris sebelumnya. Mungkin ada baris yang hilang atau tercatat dua kali, atau jumlahnya salah dibaca.',
  'On line {0} ({1}) the balance is {2} {3}, which doesn’t follow from the line before. A line may be missing or there twice.':
    'Pada baris {0} ({1}) saldonya {2} {3}, yang tidak sesuai dengan baris sebelumnya. Mungkin ada baris yang hilang atau tercatat dua kali.',
  'A quote opened on line {0} is never closed. Everything from that line on was left out. Export the file again.':
    'Tanda kutip yang dibuka pada baris {0} tidak pernah ditutup. Semuanya sejak baris itu dilewati. Ekspor lagi berkasnya.',
  'A quote opened on line {0} is never closed. Everything from there on was left out. Export the report again.':
    'Tanda kutip yang dibuka pada baris {0} tidak pernah ditutup. Semuanya sejak di situ dilewati. Ekspor lagi laporannya.',
  'The file ends without a line end, so its last row (line {0}) may be cut. Check that row: “{1}”.':
    'Berkas berakhir tanpa akhir baris, jadi baris terakhirnya (baris {0}) mungkin terpotong. Periksa baris itu: “{1}”.',
  'The file has no column for {0} under the names that “{1}” uses. Nothing was read. Choose the columns, or another profile.':
    'Berkas tidak punya kolom untuk ini dengan nama yang dipakai “{1}”: {0}. Tidak ada yang dibaca. Pilih kolomnya, atau tata letak lain.',
  'a date': 'tanggal',
  'an amount': 'jumlah',
  'a currency': 'mata uang',
  'the payout’s id': 'id pencairan',
  'the payout’s date': 'tanggal pencairan',
  'Payout {0} was left out: a row that may belong to it could not be read, so its amount would be wrong. Mend that row, or export the file again.':
    'Pencairan {0} dilewati: satu baris yang mungkin miliknya tidak dapat dibaca, jadi jumlahnya akan salah. Perbaiki baris itu, atau ekspor lagi berkasnya.',
  'Payout {0} was left out: its rows come to more than can be exact. An amount is read wrongly.':
    'Pencairan {0} dilewati: jumlah baris-barisnya lebih besar daripada yang dapat dihitung tepat. Ada jumlah yang salah dibaca.',
  'Line {0} names no payout and was left out.': 'Baris {0} tidak menyebut pencairan dan dilewati.',
  'Payout {0} is in the file {1} times with different amounts or dates, so it was left out. Mend the file, or export it again.':
    'Pencairan {0} ada {1} kali di berkas dengan jumlah atau tanggal berbeda, jadi dilewati. Perbaiki berkasnya, atau ekspor lagi.',
  'Payout {0} is known in {1} and here in {2}. It stays as it was. If the file is right, remove the provider and import its files again.':
    'Pencairan {0} dikenal dalam {1} dan di sini dalam {2}. Tetap seperti semula. Bila berkasnya benar, hapus penyedianya lalu impor lagi berkas-berkasnya.',
  'Payout {0} is matched already with {1} and the file would make it {2} of {3} rows. It stays as it was. Undo its match, then import the file again.':
    'Pencairan {0} sudah dicocokkan dengan {1} dan berkas akan menjadikannya {2} dari {3, plural, other {# baris}}. Tetap seperti semula. Batalkan pencocokannya, lalu impor lagi berkasnya.',
  'Payout {0} was {1} by earlier files and is {2} of {3} rows now. Check that against the provider.':
    'Pencairan {0} berjumlah {1} menurut berkas terdahulu dan sekarang {2} dari {3, plural, other {# baris}}. Periksa di penyedia.',
  'Line {0}, {1}: {2}.': 'Baris {0}, {1, select, columns {kolom} other {{1}}}: {2}.',
  'Line {0}, {1}: {2}. The transaction on it was left out.':
    'Baris {0}, {1, select, columns {kolom} other {{1}}}: {2}. Transaksi pada baris itu dilewati.',
  'the row has {0} cells where {1} were expected, so they may have shifted':
    'baris itu punya {0} sel padahal seharusnya {1}, jadi selnya mungkin bergeser',
  'is empty; a date was expected': 'kosong; seharusnya ada tanggal',
  'is empty; an amount was expected': 'kosong; seharusnya ada jumlah',
  'is empty': 'kosong',
  '"{0}" is there twice, and every row should have one of its own':
    '“{0}” ada dua kali, padahal setiap baris seharusnya punya sendiri',
  'is too long to be the name of something': 'terlalu panjang untuk sebuah nama',
  '{0} is not a currency code of three letters': '{0} bukan kode mata uang tiga huruf',
  '{0} is not a date as {1}': '{0} bukan tanggal berbentuk {1}',
  'day/month/year': 'hari/bulan/tahun',
  'month/day/year': 'bulan/hari/tahun',
  'year-month-day': 'tahun-bulan-hari',
  'The net amount is not the gross amount less the fees': 'jumlah neto bukan bruto dikurangi biaya',
  '{0} is not an exact amount in {1} with "{2}" before the decimals':
    '{0} bukan jumlah yang tepat dalam {1} dengan “{2}” sebelum desimal',
  'whole smallest units of {0}': 'satuan terkecil utuh {0}',
  '“{0}” is not a currency': '“{0}” bukan mata uang',
  '“{0}” is neither DEBIT nor CREDIT': '“{0}” bukan DEBIT maupun CREDIT',
  '“{0}” is not a time with its zone': '“{0}” bukan waktu dengan zonanya',
  '“{0}” is not a date': '“{0}” bukan tanggal',
  '"{0}" is not a date': '“{0}” bukan tanggal',
  '"{0}" is not a date with a time': '“{0}” bukan tanggal dengan waktu',
  'This is neither of the reports that Xendit makes (Balance, Auto-Withdrawal): a column “Transaction ID” beside one named “Line Type” was expected. Export the report again as CSV.':
    'Ini bukan salah satu laporan yang dibuat Xendit (Balance, Auto-Withdrawal): seharusnya ada kolom “Transaction ID” di samping kolom “Line Type”. Ekspor lagi laporannya sebagai CSV.',
  'The report has no column {0}, so nothing was read.':
    'Laporan tidak punya kolom {0}, jadi tidak ada yang dibaca.',
  'It has columns that Tieout doesn’t know: {0}.': 'Laporan punya kolom yang tidak dikenal Tieout: {0}.',
  'Export it again with all columns.': 'Ekspor lagi dengan semua kolom.',
  'The column “{0}” is new to Tieout and was not read.': 'Kolom “{0}” baru bagi Tieout dan tidak dibaca.',
  'The transactions withdrawn on {0} come to {1}, but {2}. They were not tied to one.':
    'Transaksi yang ditarik pada {0} berjumlah {1}, tetapi {2}. Transaksi itu tidak dikaitkan dengan penarikan.',
  'no withdrawal of that day has this amount': 'tidak ada penarikan hari itu dengan jumlah ini',
  'more than one withdrawal of that day has it': 'lebih dari satu penarikan hari itu berjumlah sama',
  'the same transactions as Xendit’s own service tells them don’t':
    'transaksi yang sama menurut layanan Xendit sendiri tidak',
  'Xendit says: {0}.': 'Kata Xendit: {0}.',
  'Xendit sent transaction {0} that moves money neither in nor out.':
    'Xendit mengirim transaksi {0} yang tidak memasukkan maupun mengeluarkan uang.',
  'Xendit sent transaction {0} with an amount below zero.':
    'Xendit mengirim transaksi {0} dengan jumlah di bawah nol.',
  'Xendit sent transaction {0} converted to {1} without its net.':
    'Xendit mengirim transaksi {0} yang dikonversi ke {1} tanpa netonya.',
  "Square sent payout entry {0} whose net {1} isn't its gross {2} less its fee {3}":
    'Square mengirim mutasi {0} yang netonya {1} bukan brutonya {2} dikurangi biayanya {3}',
  "Stripe sent balance transaction {0} whose net {1} isn't its amount {2} less its fee {3}":
    'Stripe mengirim mutasi {0} yang netonya {1} bukan jumlahnya {2} dikurangi biayanya {3}',
  'Stripe sent {0} minor units of {1}, which has no decimals: the last {2} digits must be zero':
    'Stripe mengirim {0} satuan terkecil {1}, yang tidak punya desimal: {2, plural, other {# angka terakhir}} harus nol',
  "{0} sent {1} in a shape that Tieout doesn't know: {2}: {3}":
    '{0} mengirim “{1}” dalam bentuk yang tidak dikenal Tieout: {2}: {3}',
  "{0} sent a {1} in a shape that Tieout doesn't know: {2}: {3}":
    '{0} mengirim objek “{1}” dalam bentuk yang tidak dikenal Tieout: {2}: {3}',
  "Stripe sent a {0} in a shape that Tieout doesn't know: {1}: {2}":
    'Stripe mengirim objek “{0}” dalam bentuk yang tidak dikenal Tieout: {1}: {2}',
  "Stripe sent {0} in a shape that Tieout doesn't know: {1}: {2}":
    'Stripe mengirim “{0}” dalam bentuk yang tidak dikenal Tieout: {1}: {2}',
  '{0} where {1} was expected': '{0} padahal seharusnya {1}',
  'not an amount': 'bukan jumlah',
  'not a currency code': 'bukan kode mata uang',
  'a next page has no cursor': 'halaman berikutnya tidak punya kursor',
  'not a whole amount that can be exact': 'bukan jumlah utuh yang dapat tepat',
  'not a time with its zone': 'bukan waktu dengan zonanya',
  'not a real time': 'bukan waktu yang nyata',
  'not a time of any business': 'bukan waktu yang wajar',
  '{0} is not a whole number of minor units': '{0} bukan bilangan utuh satuan terkecil',
  'The total is too large to be exact': 'totalnya terlalu besar untuk tepat',
  '"{0}" is not an amount': '“{0}” bukan jumlah',
  '{0} is not an amount': '{0} bukan jumlah',
  '"{0}" has more than {1} decimals': '“{0}” punya lebih dari {1} desimal',
  '"{0}" is too large to be exact': '“{0}” terlalu besar untuk tepat',
  '{0} is out of range for an amount': '{0} di luar batas sebuah jumlah',
};
