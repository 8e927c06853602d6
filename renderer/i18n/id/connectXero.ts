/** Menghubungkan Xero, membaca dan menulis: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enConnectXero } from '../en/connectXero.ts';

export const idConnectXero: Readonly<Record<keyof typeof enConnectXero, string>> = {
  'reason.xeroEnded':
    'Xero telah mengakhiri sesi masuk ini. Tidak ada yang hilang; masuk lagi untuk melanjutkan.',
  'posting.readOnly':
    'Terhubung untuk membaca. Tidak ada yang bisa ditulis ke Xero sebelum Anda menyalakan posting.',
  'posting.on': 'Posting menyala',
  'posting.turnOn': 'Nyalakan posting',
  'posting.turnOff': 'Kembali hanya baca',
  'posting.note':
    '“{name}” terhubung untuk membaca, jadi tidak ada yang dikirim. Nyalakan posting: Xero terbuka di peramban Anda dan bertanya apakah Tieout boleh menulis.',
  'posting.isOn': 'Posting ke “{name}” menyala.',
  'posting.isOff': '“{name}” sekarang hanya baca.',
  'posting.signedIn': 'Masuk lagi ke “{name}”.',
  'posting.notGiven':
    'Xero tidak memberi hak menulis, jadi “{name}” tetap hanya baca. Mungkin peran Anda di Xero tidak mencakupnya, atau izin aplikasinya kurang.',
  'xero.first':
    'Tieout mula-mula hanya minta membaca. Posting Anda nyalakan nanti, lewat halaman kedua dari Xero.',
  'xero.pictures': 'Tunjukkan dengan gambar',
  'guide.title': 'Client id milik Anda',
  'guide.intro':
    'Xero menerima aplikasi yang sudah didaftarkan seseorang. Punya Anda jadi dalam beberapa menit, gratis sampai lima organisasi, dan tidak punya rahasia.',
  'guide.app':
    'Di Xero pilih “New app” (1), beri nama tanpa kata Xero (2), lalu pilih “Mobile or desktop app” (3).',
  'guide.appPicture': 'Daftar aplikasi di Xero dengan tombol New app, dan formulir dengan nama dan jenis',
  'guide.redirects':
    'Di konfigurasi aplikasi, masukkan ketiga alamat pengalihan ini, huruf demi huruf. Di sanalah peramban kembali ke Tieout.',
  'guide.redirectsPicture': 'Konfigurasi di Xero dengan tiga alamat pengalihan',
  'guide.clientId':
    'Salin client id (1) ke kolom di Tieout (2). Biarkan client secret: tidak ada yang perlu dibuat.',
  'guide.clientIdPicture': 'Client id pindah dari konfigurasi Xero ke kolom Tieout',
  'guide.signIn':
    'Masuk. Xero menyebut apa yang boleh dilakukan Tieout: mula-mula membaca. Pilih organisasi dan izinkan akses. Untuk organisasi lain, ulangi lagi.',
  'guide.tiers': 'Apa yang diizinkan paket Xero',
  'guide.tiersText':
    'Per bulan, dalam dolar Australia, per November 2026; yang berlaku adalah halaman Xero sendiri. Setiap organisasi menerima 60 panggilan per menit dan 5 sekaligus.',
  'guide.tier': 'Paket',
  'guide.price': 'Harga',
  'guide.organisations': 'Organisasi',
  'guide.calls': 'Panggilan per hari, tiap organisasi',
  'guide.free': 'gratis',
  'guide.tiersLink': 'Halaman Xero tentang paketnya',
  'header.waiting': '{n, plural, other {# menunggu}}',
  'header.waitingFor': '{n, plural, other {# menunggu {seconds} d}}',
};
