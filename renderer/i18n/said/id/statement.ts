/** Indonesian for what is said in English about bank files. */
import type { frStatement } from '../fr/statement.ts';

export const idStatement: Readonly<Record<keyof typeof frStatement, string>> = {
  'Line {0}: {1}. It holds no date and was taken for a remark.':
    'Baris {0}: {1}. Baris itu tidak memuat tanggal dan dianggap catatan.',
  'Line {0}: {1}. The row was left out.': 'Baris {0}: {1}. Baris itu dilewati.',
  '"{0}" in {1} is not an exact amount in {2}, with "{3}" before the decimals':
    '“{0}” di {1} bukan jumlah tepat dalam {2}, dengan “{3}” sebelum desimal',
  '"{0}" in {1} is not an exact amount with "{2}" before the decimals':
    '“{0}” di {1} bukan jumlah tepat, dengan “{2}” sebelum desimal',
  'Column {0}': 'Kolom {0}',
  'Both {0} and {1} hold an amount; one was expected':
    '{0} dan {1} sama-sama berisi jumlah; seharusnya satu saja',
  'Neither {0} and {1} holds an amount': '{0} dan {1} tidak berisi jumlah',
  '{0} is empty; an amount was expected': '{0} kosong; seharusnya ada jumlah',
  '"{0}" in {1} is neither debit nor credit': '“{0}” di {1} bukan debit maupun kredit',
  '{0} says credit, but the amount has a minus': '{0} menyebut kredit, tetapi jumlahnya bertanda minus',
  '"{0}" in {1} is not a currency code of three letters': '“{0}” di {1} bukan kode mata uang tiga huruf',
  'The row has {0} columns where {1} were expected, so its cells may have shifted':
    'Baris ini punya {0} kolom, seharusnya {1}, jadi selnya mungkin bergeser',
  '"{0}" in {1} is not a date as {2}': '“{0}” di {1} bukan tanggal berbentuk {2}',
  'day/month/year': 'hari/bulan/tahun',
  'month/day/year': 'bulan/hari/tahun',
  'year-month-day': 'tahun-bulan-hari',
  'The file ends without a line end inside {0}, so the amount may be cut. If the row is whole, add a line end to the file':
    'Berkas berakhir tanpa akhir baris di dalam {0}, jadi jumlahnya mungkin terpotong. Jika baris itu utuh, tambahkan akhir baris pada berkas',
  'The file has no column that could be {0}. Nothing was read. Choose the columns, or export the file again.':
    'Berkas tidak punya kolom yang mungkin {0}. Tidak ada yang dibaca. Pilih kolomnya, atau ekspor berkas itu lagi.',
  'a date column': 'kolom tanggal',
  'an amount column': 'kolom jumlah',
  'a debit and a credit column': 'kolom debit dan kolom kredit',
  'a column that says debit or credit': 'kolom yang menyebut debit atau kredit',
  'A quote opened on line {0} is never closed. Everything from that line on was left out.':
    'Tanda kutip yang dibuka di baris {0} tidak pernah ditutup. Semua mulai dari baris itu dilewati.',
  'No separator was found that splits the lines into columns. Choose it.':
    'Tidak ditemukan pemisah yang membagi baris menjadi kolom. Pilih pemisahnya.',
  'The file has no row with column names. Check which column is which.':
    'Berkas tidak punya baris nama kolom. Periksa isi tiap kolom.',
  'No column with dates was found. Choose it.': 'Tidak ditemukan kolom tanggal. Pilih kolomnya.',
  'Every date in this file can be read with the day or the month first. Choose the order.':
    'Setiap tanggal di berkas ini dapat dibaca dengan hari atau bulan lebih dulu. Pilih urutannya.',
  'No column with amounts was found. Choose it.': 'Tidak ditemukan kolom jumlah. Pilih kolomnya.',
  'It is not clear whether points and commas group thousands or start the decimals. Choose.':
    'Tidak jelas apakah titik dan koma memisahkan ribuan atau mengawali desimal. Pilih.',
  'No column with a description was found.': 'Tidak ditemukan kolom keterangan.',
  'No amount has a minus. Check that money out isn’t shown as positive.':
    'Tidak ada jumlah bertanda minus. Periksa bahwa uang keluar tidak ditulis positif.',
  'The statement opens with {0}, the one before it closed with {1}. A statement is missing between them, or there twice.':
    'Rekening koran dibuka dengan {0}, yang sebelumnya ditutup dengan {1}. Ada rekening koran yang hilang di antaranya, atau ganda.',
  "The statement's lines lead from {0} to {1}, but it closes with {2}. A line is missing, there twice, or read wrongly.":
    'Baris rekening koran membawa dari {0} ke {1}, tetapi ditutup dengan {2}. Ada baris yang hilang, ganda, atau salah dibaca.',
  '"{0}" is no date as YYMMDD. The lines of this group were left out.':
    '“{0}” bukan tanggal berbentuk YYMMDD. Baris kelompok ini dilewati.',
  '"{0}" is no amount in whole minor units.': '“{0}” bukan jumlah bulat dalam satuan terkecil.',
  'The account before has no trailer (49): the file lost something there. Its lines may be incomplete.':
    'Rekening sebelumnya tidak punya catatan penutup (49): ada bagian berkas yang hilang di sana. Barisnya mungkin tidak lengkap.',
  '"{0}" has no type and amount as 165,150000. It was left out.':
    '“{0}” tidak punya jenis dan jumlah berbentuk 165,150000. Catatan itu dilewati.',
  'Type {0} is neither a credit (100–399) nor a debit (400–699). It was left out.':
    'Jenis {0} bukan kredit (100–399) maupun debit (400–699). Catatan itu dilewati.',
  'A record {0} stands outside an account: the file lost something before it. It was left out.':
    'Catatan {0} berada di luar rekening: ada bagian berkas yang hilang sebelumnya. Catatan itu dilewati.',
  "The account's control total is {0}, its amounts add up to {1}. A record is missing or was changed.":
    'Total kontrol rekening itu {0}, sedangkan jumlahnya {1}. Ada catatan yang hilang atau diubah.',
  'The account says that it has {0} records; it has {1}. A record is missing or there twice.':
    'Rekening itu menyebut {0} catatan; nyatanya {1}. Ada catatan yang hilang atau ganda.',
  'The file has no trailer (99): it ends early. Ask the bank for the file again, or import the part that is here.':
    'Berkas tidak punya catatan penutup (99): berkas berakhir terlalu dini. Minta lagi berkasnya ke bank, atau impor bagian yang ada.',
  'Amounts in {0} were read with {1} decimals. Check one.':
    'Jumlah dalam {0} dibaca dengan {1} desimal. Periksa salah satunya.',
  'Entry {0} {1}. It was left out.': 'Entri {0} {1}. Entri itu dilewati.',
  'is in {0}, its statement in {1}': 'dalam {0}, rekening korannya dalam {1}',
  'has no booking date': 'tidak punya tanggal pembukuan',
  'has no exact amount in {0} with a direction (CRDT or DBIT)':
    'tidak punya jumlah tepat dalam {0} dengan arah (CRDT atau DBIT)',
  'has no exact amount with a direction (CRDT or DBIT)':
    'tidak punya jumlah tepat dengan arah (CRDT atau DBIT)',
  '1 entry is not booked yet and left out. It comes with a later statement.':
    '1 entri belum dibukukan bank dan dilewati. Entri itu akan datang dengan rekening koran berikutnya.',
  '{0} entries are not booked yet and left out. They come with a later statement.':
    '{0} entri belum dibukukan bank dan dilewati. Entri itu akan datang dengan rekening koran berikutnya.',
  'The file defines entities of its own, which bank files never do. It was not read.':
    'Berkas mendefinisikan entitasnya sendiri, hal yang tidak pernah dilakukan berkas bank. Berkas itu tidak dibaca.',
  'The file is nested deeper than any bank statement. It was not read.':
    'Berkas bersarang lebih dalam daripada rekening koran mana pun. Berkas itu tidak dibaca.',
  'This is a CAMT.054 notification of single bookings. Ask the bank for the statement, CAMT.053.':
    'Ini pemberitahuan CAMT.054 untuk pembukuan satu per satu. Minta rekening korannya, CAMT.053, ke bank.',
  'The file is damaged or ends early: {0} The {1} complete entries before were read. Ask the bank for the file again, or import the part that is here.':
    'Berkas rusak atau berakhir terlalu dini. {1, plural, =0 {Tidak ada entri lengkap sebelumnya} other {# entri lengkap sebelumnya sudah dibaca}}. Minta lagi berkasnya ke bank, atau impor bagian yang ada.',
  '"{0}" is no balance as C260131EUR1234,56.': '“{0}” bukan saldo berbentuk C260131EUR1234,56.',
  '"{0}": a line as 2601310131C1234,56NTRFref was expected. It was left out.':
    '“{0}”: seharusnya baris berbentuk 2601310131C1234,56NTRFref. Baris itu dilewati.',
  'The last statement has no closing balance: the file ends early. The {0} lines before were read. Ask the bank for the file again, or import the part that is here.':
    'Rekening koran terakhir tidak punya saldo akhir: berkas berakhir terlalu dini. {0, plural, =0 {Tidak ada baris sebelumnya} other {# baris sebelumnya sudah dibaca}}. Minta lagi berkasnya ke bank, atau impor bagian yang ada.',
  'Nothing in the file tells whether its dates are day or month first. They were read {0}: check one.':
    'Tidak ada petunjuk dalam berkas apakah tanggalnya diawali hari atau bulan. Tanggal dibaca {0}: periksa salah satunya.',
  'day first': 'dengan hari lebih dulu',
  'month first': 'dengan bulan lebih dulu',
  'year first': 'dengan tahun lebih dulu',
  "{0} records that aren't lines of a bank account were left out.":
    '{0} catatan yang bukan baris rekening bank dilewati.',
  'The file ends inside a record. The complete records before were read. Ask for the file again, or import the part that is here.':
    'Berkas berakhir di tengah catatan. Catatan lengkap sebelumnya sudah dibaca. Minta lagi berkasnya, atau impor bagian yang ada.',
  'Nothing in the file tells which sign marks the decimals. "{0}" was taken: check one amount.':
    'Tidak ada petunjuk dalam berkas tanda apa yang mengawali desimal. “{0}” dipakai: periksa salah satu jumlah.',
  'The record has {0} twice: the file lost something between two records. It was left out.':
    'Catatan itu punya {0} dua kali: ada bagian berkas yang hilang di antara dua catatan. Catatan itu dilewati.',
  '"{0}" is no date. The record was left out.': '“{0}” bukan tanggal. Catatan itu dilewati.',
  '"{0}" is no exact amount in {1}. The record was left out.':
    '“{0}” bukan jumlah tepat dalam {1}. Catatan itu dilewati.',
  '"{0}" is no exact amount. The record was left out.': '“{0}” bukan jumlah tepat. Catatan itu dilewati.',
  'After transaction {0} the file has "<{1}", which is no tag. Something may be missing there.':
    'Setelah transaksi {0}, berkas memuat “<{1}”, yang bukan tag. Mungkin ada yang hilang di sana.',
  'After transaction {0} an amount ({1}) stands outside a transaction: its opening tag is damaged. It was left out.':
    'Setelah transaksi {0} ada jumlah ({1}) di luar transaksi: tag pembukanya rusak. Jumlah itu dilewati.',
  'Transaction {0} has no {1}. It was left out.': 'Transaksi {0} tidak punya {1}. Transaksi itu dilewati.',
  'Transaction {0} holds "<{1}", which is no tag. It was left out.':
    'Transaksi {0} memuat “<{1}”, yang bukan tag. Transaksi itu dilewati.',
  'Transaction {0} has {1} twice: the file lost something between two transactions. It was left out.':
    'Transaksi {0} punya {1} dua kali: ada bagian berkas yang hilang di antara dua transaksi. Transaksi itu dilewati.',
  'Transaction {0} stands outside a statement. It was left out.':
    'Transaksi {0} berada di luar rekening koran. Transaksi itu dilewati.',
  'Transaction {0}: "{1}" is not a date as YYYYMMDD. It was left out.':
    'Transaksi {0}: “{1}” bukan tanggal berbentuk YYYYMMDD. Transaksi itu dilewati.',
  'Transaction {0}: "{1}" can\'t be read as one exact amount in {2}. It was left out.':
    'Transaksi {0}: “{1}” tidak dapat dibaca sebagai satu jumlah tepat dalam {2}. Transaksi itu dilewati.',
  'Transaction {0}: "{1}" can\'t be read as one exact amount. It was left out.':
    'Transaksi {0}: “{1}” tidak dapat dibaca sebagai satu jumlah tepat. Transaksi itu dilewati.',
  'Transaction {0} corrects an earlier one ({1}). Check that both should stand.':
    'Transaksi {0} mengoreksi yang sebelumnya ({1}). Periksa apakah keduanya memang harus ada.',
  'Transaction {0} is in {1}, its statement in {2}. It was left out.':
    'Transaksi {0} dalam {1}, rekening korannya dalam {2}. Transaksi itu dilewati.',
  'The file ends inside transaction {0}, at {1}.': 'Berkas berakhir di tengah transaksi {0}, pada {1}.',
  'The 1 complete transaction before it was read.': '1 transaksi lengkap sebelumnya sudah dibaca.',
  'The {0} complete transactions before it were read.':
    '{0, plural, =0 {Tidak ada transaksi lengkap sebelumnya} other {# transaksi lengkap sebelumnya sudah dibaca}}.',
  'The file ends in the middle of a tag, after transaction {0}. Later transactions may be missing.':
    'Berkas berakhir di tengah tag, setelah transaksi {0}. Transaksi berikutnya mungkin hilang.',
  'The file ends before its closing tag, after transaction {0}. Later transactions may be missing.':
    'Berkas berakhir sebelum tag penutupnya, setelah transaksi {0}. Transaksi berikutnya mungkin hilang.',
  'Ask the bank for the file again, or import the part that is here.':
    'Minta lagi berkasnya ke bank, atau impor bagian yang ada.',
  'This file writes debits without a minus. {0} transactions were read as debits by their type. Check the first, transaction {1}.':
    'Berkas ini menulis debit tanpa minus. {0} transaksi dibaca sebagai debit menurut jenisnya. Periksa yang pertama, transaksi {1}.',
  'This looks like OFX but has no <OFX> element. Ask the bank for the file again.':
    'Ini tampak seperti OFX, tetapi tanpa elemen <OFX>. Minta lagi berkasnya ke bank.',
  'Line {0} names no currency and none was given. Say which currency the account has.':
    'Baris {0} tidak menyebut mata uang dan tidak ada yang diberikan. Sebutkan mata uang rekeningnya.',
  'Line {0} is in {1}, the account in {2}. It was left out.':
    'Baris {0} dalam {1}, rekeningnya dalam {2}. Baris itu dilewati.',
  'On line {0} ({1}) the balance is {2} where {3} follows from the line before. A line may be missing, or the amounts are read wrongly.':
    'Di baris {0} ({1}) saldonya {2}, padahal dari baris sebelumnya seharusnya {3}. Mungkin ada baris yang hilang, atau jumlah salah dibaca.',
  'The file holds {0} accounts ({1}). Choose the one to import.':
    'Berkas memuat {0} rekening ({1}). Pilih yang akan diimpor.',
  'The file holds {0} accounts ({1}). Only {2} is in {3} and was read.':
    'Berkas memuat {0} rekening ({1}). Hanya {2} yang dalam {3} dan dibaca.',
  'The file holds no transactions.': 'Berkas tidak memuat transaksi.',
};
