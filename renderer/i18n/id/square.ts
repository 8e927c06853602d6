/** Menghubungkan Square: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enSquare } from '../en/square.ts';

export const idSquare: Readonly<Record<keyof typeof enSquare, string>> = {
  'action.connectSquare': 'Hubungkan Square',
  'square.way': 'Cara menghubungkan',
  'square.bySignIn': 'Masuk dengan Square',
  'square.bySignInText':
    'Dengan id aplikasi Anda sendiri. Tieout hanya boleh membaca, dan Anda dapat mencabutnya di Square.',
  'square.byToken': 'Tempel token akses',
  'square.byTokenText': 'Lebih cepat, tetapi token dapat melakukan apa saja di akun Square Anda.',
  'square.guide1': 'Buat aplikasi Anda sendiri di Developer Console Square.',
  'square.guide2':
    'Ubah ke Production dan masukkan salah satu URL pengalihan ini di halaman OAuth-nya, persis huruf demi huruf:',
  'square.guideLocal': 'Peramban kembali sendiri ke Tieout. Jika Square menolaknya, pakai yang lain.',
  'square.guidePaste':
    'Peramban berakhir di halaman yang tidak dapat dibuka, dan Anda menempelkan alamatnya di sini.',
  'square.guide3': 'Salin id aplikasi. Tieout tidak pernah memerlukan rahasia aplikasinya.',
  'square.applicationId': 'Id aplikasi',
  'square.applicationIdHelp': 'Diawali sq0idp-. Ini bukan rahasia.',
  'square.redirectUrl': 'URL pengalihan',
  'square.redirectUrlHelp': 'Persis seperti yang Anda masukkan di Square.',
  'square.signIn': 'Masuk dengan Square',
  'square.waitingText':
    'Izinkan akses di halaman Square pada peramban Anda. Jika peramban kembali sendiri, tidak ada lagi yang perlu dilakukan.',
  'square.pasteTitle': 'Peramban tidak kembali?',
  'square.pasted': 'Alamat halaman tempat peramban berakhir',
  'square.pastedHelp':
    'Salin seluruh isi bilah alamat, meskipun halamannya mengatakan tidak dapat dibuka. Berlaku sekali, selama lima menit.',
  'square.usePasted': 'Pakai alamat ini',
  'square.text':
    'Buat aplikasi Anda sendiri di Developer Console Square lalu salin token akses produksinya. Tieout hanya membaca, dan memeriksa setiap izin sebelum menyimpan token.',
  'square.createToken': 'Buka Developer Console Square',
  'square.token': 'Token akses produksi',
  'square.tokenHelp':
    'Token ini dapat melakukan apa saja di akun Square Anda, jadi jangan dibagikan: disimpan di gantungan kunci komputer ini dan hanya dikirim ke Square.',
  'square.missing':
    'Token kekurangan izin dan tidak disimpan. Pakai token akses produksi dari aplikasi Anda sendiri, lalu tempel lagi.',
  'square.signInMissing':
    'Square tidak memberikan semua izin yang diperlukan, jadi tidak ada yang disimpan. Masuk lagi dan izinkan semuanya.',
  'square.locations': 'Lokasi',
  'square.choose': 'Lokasi {account} mana yang termasuk pembukuan ini?',
  'square.closed': 'Tutup',
  'square.heldBy': 'Sudah di “{name}”',
  'square.heldText':
    'Lokasi yang dipakai di organisasi lain tidak dapat dipilih di sini: pencairannya akan dibukukan dua kali.',
  'square.later': 'Lokasi yang dibuka kemudian juga termasuk',
  'square.laterHeld': 'Lokasi itu sudah masuk ke “{name}”.',
  'square.noneChosen': 'Pilih sedikitnya satu lokasi.',
  'square.keep': 'Hubungkan',
  'square.all': 'Semua lokasi',
  'square.allNow': '{n, plural, other {semua # lokasi}}, tanpa yang dibuka kemudian',
  'square.some': '{n, number} dari {all, number} lokasi',
  'square.someLater': '{n, number} dari {all, number} lokasi, dan yang dibuka kemudian',
  'square.change': 'Ubah lokasi',
  'square.changeText':
    'Pencairan lokasi yang ditambahkan langsung dibaca. Pencairan lokasi yang dikeluarkan meninggalkan meja ini, dan pencocokannya yang belum ada di Xero dibatalkan; yang sudah dibukukan tetap.',
  'square.elsewhere':
    'Lokasinya tidak lagi termasuk pembukuan ini. Sudah dibukukan di sini sebelumnya, jadi tetap ada.',
  'square.removeText':
    'Tieout melupakan kuncinya untuk akun ini. Yang sudah dibaca dan diputuskan tetap di komputer ini. Square menyimpan izinnya sampai dicabut di Dashboard Square, atau token diganti di Developer Console.',
  'activity.places.changed':
    'Lokasi {name} berubah: {left, plural, =0 {tidak ada pencairan} other {# pencairan}} keluar, {stayed, plural, =0 {tidak ada} other {# yang sudah dibukukan}} tetap.',
};
