/** Seluruh jendela: jaringan, yang perlu perhatian, sinkronisasi otomatis, tampilan, langkah pertama. */
import type { enWindow } from '../en/window.ts';

export const idWindow: Readonly<Record<keyof typeof enWindow, string>> = {
  'reach.offlineText':
    'Semua yang sudah dibaca ada di sini: lanjutkan meninjau dan mencocokkan. Sinkronisasi dan pembukuan menunggu koneksi.',
  'reach.gone': 'Tieout tidak berjalan di komputer ini',
  'reach.goneText':
    'Tidak ada yang hilang. Jalankan Tieout lagi dan buka tautan yang ditampilkan; keputusan Anda tersimpan di sini.',
  'files.unreadable':
    '{name} tidak dapat dibaca: itu folder, atau sudah dipindahkan. Letakkan atau pilih filenya sendiri.',
  'reach.again': 'Periksa lagi',
  'header.reading': 'Sinkronisasi otomatis',
  'job.scheduled': 'Sinkronisasi otomatis',
  'notices.title': 'Perlu perhatian',
  'notices.openNew': '{n, plural, other {Perlu perhatian: # baru}}',
  'notices.new': 'Baru',
  'notices.none': 'Tidak ada yang perlu perhatian',
  'notices.noneText':
    'Jika suatu koneksi tidak dapat dibaca lagi, koneksi itu dicantumkan di sini satu kali, untuk semua organisasi.',
  'notices.show': 'Tampilkan',
  'notices.showOf': 'Tampilkan koneksi {name}',
  'notice.unauthorised':
    '{name} tidak lagi mengizinkan Tieout masuk, jadi tidak ada data baru yang dibaca. Masuk lagi atau masukkan lagi kuncinya di Koneksi.',
  'settings.looks': 'Tampilan',
  'settings.reading': 'Sinkronisasi',
  'settings.keys': 'Tombol dan bantuan',
  'settings.density': 'Baris',
  'settings.density.comfortable': 'Lega',
  'settings.density.dense': 'Rapat',
  'settings.contrast': 'Kontras',
  'settings.contrast.auto': 'Seperti sistem',
  'settings.contrast.more': 'Tinggi',
  'settings.schedule': 'Sinkronkan otomatis selama Tieout terbuka',
  'settings.schedule.off': 'Mati',
  'settings.schedule.hour': 'Setiap jam',
  'settings.schedule.fourHours': 'Setiap 4 jam',
  'settings.schedule.day': 'Sekali sehari',
  'settings.scheduleHelp':
    'Semua organisasi selain perusahaan demo, satu per satu. Tidak ada yang pernah dibukukan secara otomatis.',
  'settings.notify': 'Tampilkan notifikasi sistem jika suatu koneksi perlu perhatian',
  'settings.notifyDenied':
    'Sistem atau peramban tidak mengizinkan notifikasi Tieout. Izinkan di sana, lalu aktifkan lagi.',
  'settings.tray': 'Biarkan Tieout di baki sistem saat jendelanya ditutup',
  'tray.open': 'Buka Tieout',
  'tray.quit': 'Keluar',
  'settings.firstSteps': 'Tampilkan langkah pertama di perusahaan demo',
  'steps.label': 'Langkah pertama',
  'steps.at': 'Langkah {at} dari {of}',
  'steps.import': 'Ambil rekening koran perusahaan demo: pencairan lalu menemukan baris banknya.',
  'steps.ok':
    'Setiap baris adalah satu pencairan dan baris bank yang cocok; alasannya, dan yang akan dibukukan, ada di kanan. Tekan OK untuk mengonfirmasi yang pertama.',
  'steps.queue':
    'Sudah cocok, dan satu tombol membatalkannya. Belum ada apa pun di Xero: Antrean menunjukkan yang akan dibukukan.',
  'steps.own': 'Itulah seluruh jalannya. Pembukuan Anda sendiri terpisah dari perusahaan demo.',
  'steps.show': 'Tunjukkan',
  'steps.next': 'Berikutnya',
  'steps.skip': 'Lewati langkah ini',
  'steps.connect': 'Hubungkan pembukuan Anda',
  'steps.stay': 'Tetap di demo',
};
