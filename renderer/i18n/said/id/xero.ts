/** Indonesian for what is said in English about Xero. */
import type { frXero } from '../fr/xero.ts';

export const idXero: Readonly<Record<keyof typeof frXero, string>> = {
  'Access to “{0}” wasn’t allowed, so nothing was changed. Try again and choose “{1}” on Xero’s page.':
    'Akses ke “{0}” tidak diizinkan, jadi tidak ada yang berubah. Coba lagi dan pilih “{1}” di halaman Xero.',
  '“{0}” is connected already and has its own books in Tieout. Open it from the list of organisations.':
    '“{0}” sudah terhubung dan punya pembukuan sendiri di Tieout. Buka dari daftar organisasi.',
  'These are the books of “{0}”. Add the other organisation from the list of organisations, so that it gets its own.':
    'Ini pembukuan “{0}”. Tambahkan organisasi yang lain dari daftar organisasi, agar punya pembukuan sendiri.',
  'Tieout failed while talking to Xero. Try again; if it stays, restart Tieout.':
    'Tieout gagal saat berbicara dengan Xero. Coba lagi; bila tetap begitu, mulai ulang Tieout.',
  'Xero doesn’t have this (any more).': 'Xero tidak (lagi) memilikinya.',
  'Xero refused this: {0}': 'Xero menolaknya: {0}',
  'Xero refused this ({0}) and gave no reason. Nothing was changed.':
    'Xero menolaknya ({0}) tanpa memberi alasan. Tidak ada yang berubah.',
  'Xero refused this and gave no reason.': 'Xero menolaknya tanpa memberi alasan.',
  'Xero doesn’t allow this sign-in to do that ({0}). Sign in again and allow it, or ask an adviser of the organisation for the right.':
    'Xero tidak mengizinkan sesi masuk ini melakukannya ({0}). Masuk lagi dan izinkan, atau minta haknya kepada penasihat organisasi.',
  'Xero’s limit of calls for this organisation is used up for today. It opens again {0}; nothing is lost, and what is queued stays queued.':
    'Batas panggilan Xero untuk organisasi ini sudah habis hari ini. Dibuka lagi {0}; tidak ada yang hilang, dan yang ada di antrean tetap di sana.',
  'Xero takes no more calls for the moment. Try again {0}; nothing is lost.':
    'Xero tidak menerima panggilan lagi untuk saat ini. Coba lagi {0}; tidak ada yang hilang.',
  later: 'nanti',
  'in about {0} seconds': 'sekitar {0, plural, other {# detik}} lagi',
  'in about {0} minutes': 'sekitar {0, plural, other {# menit}} lagi',
  'in about {0} hours': 'sekitar {0, plural, other {# jam}} lagi',
  'This isn’t a page of Xero’s.': 'Ini bukan halaman Xero.',
  '“{0}” isn’t a point in time.': '“{0}” bukan titik waktu.',
  'This isn’t a place in Xero’s ledger.': 'Ini bukan tempat di dalam pembukuan Xero.',
  'Access was not allowed in Xero, so nothing was connected. Try again when you are ready.':
    'Akses tidak diizinkan di Xero, jadi tidak ada yang terhubung. Coba lagi bila Anda sudah siap.',
  'Xero doesn’t know this client id. Copy it again from your app’s page at developer.xero.com; the app must be of the type “Mobile or desktop app”.':
    'Xero tidak mengenal id klien ini. Salin lagi dari halaman aplikasi Anda di developer.xero.com; aplikasinya harus berjenis “Mobile or desktop app”.',
  'Xero refused the permissions that Tieout needs for this client id. Check in the app’s configuration that it may use invoices, payments, bank transactions, contacts and settings.':
    'Xero menolak izin yang diperlukan Tieout untuk id klien ini. Periksa di konfigurasi aplikasi bahwa aplikasi boleh memakai faktur, pembayaran, transaksi bank, kontak, dan pengaturan.',
  'Xero refused the sign-in. Try again; if it stays, check the client id and the redirect addresses of the app.':
    'Xero menolak proses masuk. Coba lagi; bila tetap begitu, periksa id klien dan alamat pengalihan aplikasi.',
  'Xero refused the sign-in ({0}). Try again; if it stays, check the client id and the redirect addresses of the app.':
    'Xero menolak proses masuk ({0}). Coba lagi; bila tetap begitu, periksa id klien dan alamat pengalihan aplikasi.',
  'Xero has ended this sign-in. Nothing is lost; sign in to Xero again under Connections to go on.':
    'Xero telah mengakhiri sesi masuk ini. Tidak ada yang hilang; masuk lagi ke Xero di Koneksi untuk melanjutkan.',
  'The connection to Xero broke before it answered. Xero may or may not have taken this; Tieout looks before it sends again.':
    'Sambungan ke Xero terputus sebelum ada jawaban. Xero mungkin sudah menerimanya, mungkin belum; Tieout memeriksa sebelum mengirim lagi.',
  'Xero can’t be reached. Check the internet connection; everything already here stays usable.':
    'Xero tidak dapat dijangkau. Periksa sambungan internet; semua yang sudah ada di sini tetap dapat dipakai.',
  'Xero takes no more calls for the moment. Nothing was sent; try again in a minute.':
    'Xero tidak menerima panggilan lagi untuk saat ini. Tidak ada yang dikirim; coba lagi semenit lagi.',
  'Xero takes few more calls for this organisation today, so Tieout keeps the last {0} for what you do yourself. “Sync now” reads all the same; by itself Tieout goes on when Xero’s day is over.':
    'Xero hanya menerima sedikit panggilan lagi untuk organisasi ini hari ini, jadi Tieout menyisakan {0} yang terakhir untuk yang Anda lakukan sendiri. “Sinkronkan” tetap membaca; Tieout sendiri melanjutkan setelah hari Xero berakhir.',
  'This sign-in isn’t kept here any more. Enter the client id under Connections and sign in once more.':
    'Sesi masuk ini tidak lagi disimpan di sini. Masukkan id klien di Koneksi dan masuk sekali lagi.',
  '“{0}” is connected to read only, so nothing was sent; what is queued stays queued. Turn posting on under Connections, then post again.':
    '“{0}” terhubung hanya untuk membaca, jadi tidak ada yang dikirim; yang ada di antrean tetap di sana. Nyalakan posting di Koneksi, lalu posting lagi.',
  'Xero has a problem on its side ({0}). {1}': 'Ada masalah di pihak Xero ({0}). {1}',
  'It may or may not have taken this; Tieout looks before it sends again.':
    'Xero mungkin sudah menerimanya, mungkin belum; Tieout memeriksa sebelum mengirim lagi.',
  'Try again in a few minutes.': 'Coba lagi beberapa menit lagi.',
  'Xero sent something that Tieout can’t read exactly ({0}), so it was left out rather than guessed.':
    'Xero mengirim sesuatu yang tidak dapat dibaca tepat oleh Tieout ({0}), jadi dilewati daripada ditebak.',
  'Xero sent something that Tieout can’t read exactly ({0}: {1}), so it was left out rather than guessed.':
    'Xero mengirim sesuatu yang tidak dapat dibaca tepat oleh Tieout ({0}: {1}), jadi dilewati daripada ditebak.',
  '{0} answers to {1} objects': '{0} jawaban untuk {1} objek',
  'Each kind of object is taken out in calls of its own, payments one by one.':
    'Setiap jenis objek dikeluarkan dengan panggilan tersendiri, pembayaran satu per satu.',
  'Each kind of object is sent in calls of its own.':
    'Setiap jenis objek dikirim dengan panggilan tersendiri.',
  'This isn’t a Xero client id. Copy it from your app’s page at developer.xero.com.':
    'Ini bukan id klien Xero. Salin dari halaman aplikasi Anda di developer.xero.com.',
};
