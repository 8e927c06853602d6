/** Indonesian for what is said in English of flows, matching and the bridge on the page. */
import type { frApp } from '../fr/app.ts';

export const idApp: Readonly<Record<keyof typeof frApp, string>> = {
  'Tieout did not answer. It may have changed something: look before you try again.':
    'Tieout tidak menjawab. Mungkin ada yang berubah: periksa sebelum mencoba lagi.',
  'This page is no longer let in, because Tieout was started again. Open the newly printed link.':
    'Halaman ini tidak lagi diterima karena Tieout dimulai ulang. Buka tautan baru yang ditampilkan.',
  'The call was too large.': 'Panggilan terlalu besar.',
  'Tieout refused the call ({0}).': 'Tieout menolak panggilan ({0}).',
  'Tieout is not running on this computer any more. Start it again and open the printed link.':
    'Tieout tidak berjalan lagi di komputer ini. Mulai lagi dan buka tautan yang ditampilkan.',
  'Tieout stopped in the middle of the answer. Look before you try again.':
    'Tieout berhenti di tengah jawaban. Periksa sebelum mencoba lagi.',
  '{0}: {1}: expected {2}.': '{0}: {1}: seharusnya {2}.',
  '{0} was called with a wrong argument': '{0} menerima argumen yang salah',
  "{0} answered in a shape that Tieout doesn't know": '{0} menjawab dalam bentuk yang tidak dikenal Tieout',
  'The file could not be made. Try again.': 'Berkas tidak dapat dibuat. Coba lagi.',
  'The report could not be made. Try again.': 'Laporan tidak dapat dibuat. Coba lagi.',
  'The PDF’s font could not be read ({0}).': 'Font PDF tidak dapat dibaca ({0}).',
  '{0} certain {1} of this account would have been wrong. It can confirm by itself only while none is.':
    '{0} kecocokan pasti dari akun ini akan salah. Konfirmasi tanpa bertanya hanya boleh selama tidak ada yang salah.',
  '{0} of {1} confirmed decisions of this account agree. Confirm {2} more by hand first.':
    '{0} dari {1} keputusan terkonfirmasi akun ini sesuai. Konfirmasi dulu {2} lagi secara manual.',
  'This isn’t a backup of Tieout, so nothing was restored. Choose a file that ends in .tieout.gz.':
    'Ini bukan cadangan Tieout, jadi tidak ada yang dipulihkan. Pilih berkas yang berakhiran .tieout.gz.',
  'This backup is damaged or isn’t complete, so nothing was restored. Use another copy of it.':
    'Cadangan ini rusak atau tidak lengkap, jadi tidak ada yang dipulihkan. Pakai salinan lain.',
  'A newer version of Tieout wrote this backup, so nothing was restored. Update Tieout, then restore it.':
    'Cadangan ini ditulis oleh versi Tieout yang lebih baru, jadi tidak ada yang dipulihkan. Perbarui Tieout, lalu pulihkan.',
  'The data of this organisation are being changed, so no backup was saved. Wait until syncing and posting are done, then try again.':
    'Data organisasi ini sedang diubah, jadi cadangan tidak disimpan. Tunggu sampai sinkronisasi dan posting selesai, lalu coba lagi.',
  'This organisation is open in another window, or postings of it are being sent, so nothing was removed. Close the other window, then try again.':
    'Organisasi ini terbuka di jendela lain, atau postingannya sedang dikirim, jadi tidak ada yang dihapus. Tutup jendela lain itu, lalu coba lagi.',
  'Something of this organisation is still running, so nothing was removed. Wait for it or cancel it at the foot of the window, then try again.':
    'Masih ada pekerjaan organisasi ini yang berjalan, jadi tidak ada yang dihapus. Tunggu atau batalkan di bagian bawah jendela, lalu coba lagi.',
  'One of these is confirmed already. Undo that first.':
    'Salah satunya sudah disetujui. Urungkan dulu yang itu.',
  'This proposal has changed since it was shown. Look at the new one.':
    'Usulan ini sudah berubah sejak ditampilkan. Lihat yang baru.',
  'There is no bank line for this payout yet, so there is nothing to confirm.':
    'Belum ada baris bank untuk pencairan ini, jadi tidak ada yang dapat disetujui.',
  'There are equal answers. Choose the bank line.': 'Ada jawaban yang setara. Pilih baris banknya.',
  'These are in {0} and {1}. Choose one currency.': 'Ini dalam {0} dan {1}. Pilih satu mata uang.',
  'These payouts come from different provider accounts. Confirm them one account at a time.':
    'Pencairan ini berasal dari akun penyedia yang berbeda. Setujui satu akun setiap kali.',
  'These lines are on different bank accounts. Choose lines of one account.':
    'Baris ini ada di rekening bank yang berbeda. Pilih baris dari satu rekening.',
  'The payouts come to {0}, the bank lines to {1}: {2} remains. Choose lines that come to the same.':
    'Pencairan berjumlah {0}, baris bank {1}: tersisa {2}. Pilih baris yang jumlahnya sama.',
  'Choose at least one payout that is still there.': 'Pilih setidaknya satu pencairan yang masih ada.',
  'Choose at least one bank line that is still there.': 'Pilih setidaknya satu baris bank yang masih ada.',
  '{0} of {1} postings of this match are in Xero or on their way. Take them back in the queue first; undoing here would leave them behind.':
    '{0} dari {1} posting kecocokan ini ada di Xero atau sedang dikirim. Tarik dulu dari antrean; mengurungkan di sini akan membiarkannya di Xero.',
  'The return of this payout is confirmed too. Undo that first.':
    'Pengembalian pencairan ini juga sudah disetujui. Urungkan dulu yang itu.',
  'Postings are being sent right now. Wait until that is done, then undo.':
    'Posting sedang dikirim. Tunggu sampai selesai, lalu urungkan.',
  'Postings are being sent right now. Wait until that is done, then start over.':
    'Posting sedang dikirim. Tunggu sampai selesai, lalu mulai dari awal.',
  'Postings are being sent right now. Wait until that is done, then try again.':
    'Posting sedang dikirim. Tunggu sampai selesai, lalu coba lagi.',
  'This match has been undone already.': 'Kecocokan ini sudah diurungkan.',
  'This match has changed. Look at it again.': 'Kecocokan ini sudah berubah. Periksa lagi.',
  'Payouts of this provider are matched or written down to post, so it can’t be removed. Take those postings back and undo the matches first.':
    'Pencairan penyedia ini sudah dicocokkan atau dicatat untuk diposting, jadi tidak dapat dihapus. Tarik dulu postingannya dan urungkan kecocokannya.',
  'The file is larger than {0} MB. Nothing was read. Export a shorter time, and import the parts one after another.':
    'Berkas lebih besar dari {0} MB. Tidak ada yang dibaca. Ekspor rentang waktu yang lebih pendek, lalu impor bagian-bagiannya satu per satu.',
  '{0} the date and amount of a line from another file, but another text. Check that they aren’t the same, beginning with line {1} ({2}).':
    '{0} tanggal dan jumlah yang sama dengan baris dari berkas lain, tetapi teksnya berbeda. Pastikan keduanya bukan baris yang sama, mulai dari baris {1} ({2}).',
  '1 line has': '1 baris punya',
  '{0} lines have': '{0} baris punya',
  '{0} can’t be read.': '{0} tidak dapat dibaca.',
  'The account “{0}” of {1} is connected and its history isn’t read to its beginning yet, so these payouts may be its own and would be booked twice. Nothing was taken in. Sync until all history is read, or remove that connection first.':
    'Akun “{0}” di {1} terhubung dan riwayatnya belum dibaca sampai awal, jadi pencairan ini mungkin miliknya dan akan dibukukan dua kali. Tidak ada yang diimpor. Sinkronkan sampai semua riwayat terbaca, atau hapus dulu koneksi itu.',
  '{0} of this file came with the account “{1}” already, which is connected. Nothing was taken in, so that nothing is booked twice.':
    '{0} dari berkas ini sudah datang lewat akun “{1}” yang terhubung. Tidak ada yang diimpor, agar tidak ada yang dibukukan dua kali.',
  '1 payout or movement': '1 pencairan atau mutasi',
  '{0} payouts or movements': '{0} pencairan atau mutasi',
  '{0} of this account came with files of “{1}” already. They were not taken in, so that nothing is counted twice. Move what the files brought over to this account, under Connections.':
    '{0} dari akun ini sudah datang lewat berkas “{1}”. Yang itu tidak diambil lagi, agar tidak ada yang dihitung dua kali. Pindahkan yang dibawa berkas ke akun ini, di Koneksi.',
  '{0} of this account came with the connection “{1}” already: it is the same account connected twice. They were not taken in, so that nothing is counted twice. Move what came with it over to this account, under Connections.':
    '{0} dari akun ini sudah datang lewat koneksi “{1}”: akun yang sama terhubung dua kali. Yang itu tidak diambil lagi, agar tidak ada yang dihitung dua kali. Pindahkan yang dibawanya ke akun ini, di Koneksi.',
  'The payout {0} of the files isn’t one of “{1}”. Nothing was moved. If the files are of several accounts, remove what they brought and import again only what isn’t connected.':
    'Pencairan {0} dari berkas bukan milik “{1}”. Tidak ada yang dipindahkan. Jika berkas berasal dari beberapa akun, hapus yang dibawanya dan impor lagi hanya yang tidak terhubung.',
  'The payout {0} of the files differs from what “{1}” tells of it now, and it is posted or matched as the files have it. Nothing was moved. Take its postings back first.':
    'Pencairan {0} dari berkas berbeda dari yang sekarang dikatakan “{1}”, dan sudah diposting atau dicocokkan menurut berkas. Tidak ada yang dipindahkan. Tarik dulu postingannya.',
  '{0} ({1}, {2} {3})': '{0} ({1}, {2} {3})',
  'Postings of these payouts are waiting or under way. Finish posting, or take them out of the queue, then move them over. Nothing was moved.':
    'Posting pencairan ini masih menunggu atau sedang berjalan. Selesaikan posting, atau keluarkan dari antrean, lalu pindahkan. Tidak ada yang dipindahkan.',
  'Both the files and the account have postings in {0}, by mappings of their own. Take those of one of them back first. Nothing was moved.':
    'Berkas dan akun itu sama-sama punya posting dalam {0}, dengan pilihan akun masing-masing. Tarik dulu posting salah satunya. Tidak ada yang dipindahkan.',
  'This payment is written down to be posted, or in Xero already. Take it out of the queue first, or change it in Xero.':
    'Pembayaran ini sudah dicatat untuk diposting, atau sudah ada di Xero. Keluarkan dulu dari antrean, atau ubah di Xero.',
  'These invoices come to more than the payment. Choose again.':
    'Faktur-faktur ini melebihi pembayarannya. Pilih lagi.',
  'This is saved. What it means for the other matches could not be worked out yet; match again.':
    'Ini sudah disimpan. Dampaknya pada kecocokan lain belum dapat dihitung; cocokkan lagi.',
  'The data changed while this was being saved. Nothing was changed; try again.':
    'Data berubah saat ini disimpan. Tidak ada yang diubah; coba lagi.',
  'Matching was stopped. Nothing was changed.': 'Pencocokan dihentikan. Tidak ada yang berubah.',
  'Matching doesn’t call the desktop process.': 'Pencocokan tidak memanggil proses desktop.',
  'The matching worker could not be started.': 'Pencocokan tidak dapat dimulai.',
  'The matching worker stopped.': 'Pencocokan berhenti.',
  'The books couldn’t be read again, so nothing was sent. Sync, then post again.':
    'Pembukuan tidak dapat dibaca ulang, jadi tidak ada yang dikirim. Sinkronkan, lalu posting lagi.',
  'Xero holds another amount under the reference "{0}". Nothing was sent again. Look at it in Xero, then discard or retry this posting.':
    'Xero menyimpan jumlah lain dengan referensi “{0}”. Tidak ada yang dikirim lagi. Lihat di Xero, lalu buang atau ulangi posting ini.',
  'The connection broke while Xero was taking a batch, and a part of it has arrived. Tieout waits five minutes for the rest before it sends that again. Post again then; nothing is lost.':
    'Sambungan terputus saat Xero menerima satu kumpulan, dan sebagian sudah tiba. Tieout menunggu sisanya lima menit sebelum mengirimnya lagi. Posting lagi setelah itu; tidak ada yang hilang.',
  'What was written down for this posting has changed since. Discard it and queue it again.':
    'Yang dicatat untuk posting ini sudah berubah. Buang, lalu masukkan lagi ke antrean.',
  'Xero keeps giving no answer. Nothing is lost: what is left stays in the queue. Try again in five minutes.':
    'Xero tetap tidak menjawab. Tidak ada yang hilang: sisanya tetap di antrean. Coba lagi dalam lima menit.',
  'A part of this is in Xero already, posted by Tieout. Take that back first: else the money is counted twice.':
    'Sebagian sudah ada di Xero, diposting oleh Tieout. Tarik dulu: jika tidak, uangnya dihitung dua kali.',
  'Not every bank line of this payout has a deposit in Xero that is booked by someone else. Sync, then look at the lines in Xero.':
    'Tidak semua baris bank pencairan ini punya setoran di Xero yang dibukukan orang lain. Sinkronkan, lalu lihat barisnya di Xero.',
  '“{0}” stands in {1} of {2} bank lines, and there are {3} payouts: it doesn’t tell whose money it is. Give more of the bank’s words.':
    '“{0}” ada di {1} dari {2} baris bank, dan ada {3} pencairan: kata itu tidak menunjukkan uang siapa. Berikan lebih banyak kata dari bank.',
  'This rule isn’t complete yet, or there is one like it.':
    'Aturan ini belum lengkap, atau sudah ada yang sama.',
  'This rule is gone already.': 'Aturan ini sudah tidak ada.',
  'This rule was changed since. Look at it first.': 'Aturan ini sudah diubah. Lihat dulu.',
  'Stopped. What was read so far is kept.': 'Dihentikan. Yang sudah dibaca tetap disimpan.',
  'What was read could not be kept on this machine: {0}':
    'Yang dibaca tidak dapat disimpan di komputer ini: {0}',
};
