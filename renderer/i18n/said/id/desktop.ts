/** Indonesian for what is said in English of the desktop process itself. */
import type { frDesktop } from '../fr/desktop.ts';

export const idDesktop: Readonly<Record<keyof typeof frDesktop, string>> = {
  'The demo company never mixes with real books. Open it as an organisation of its own.':
    'Perusahaan demo tidak pernah bercampur dengan pembukuan sungguhan. Buka sebagai organisasi tersendiri.',
  'These are the books of the demo company, which never mix with real ones. Add an organisation for yours first.':
    'Ini pembukuan perusahaan demo, yang tidak pernah bercampur dengan yang sungguhan. Tambahkan dulu organisasi untuk pembukuan Anda.',
  '“{0}” is connected already in another organisation of Tieout whose data these are a copy of. Only one of the two can be connected: remove the connection there first.':
    '“{0}” sudah terhubung di organisasi lain di Tieout, dan data ini adalah salinannya. Hanya satu dari keduanya yang dapat terhubung: hapus dulu koneksinya di sana.',
  'This connection is no longer known here. Connect it again under Connections.':
    'Koneksi ini tidak dikenal lagi di sini. Hubungkan lagi di Koneksi.',
  'The demo company is open already. Choose it from the list of organisations.':
    'Perusahaan demo sudah terbuka. Pilih dari daftar organisasi.',
  'The request is too large.': 'Permintaannya terlalu besar.',
  'The call was not valid JSON.': 'Panggilannya bukan JSON yang sah.',
  'The call was malformed or its id is in use.':
    'Panggilannya tidak berbentuk benar atau id-nya sedang dipakai.',
  'Tieout has no such bridge method.': 'Tieout tidak punya fungsi seperti itu.',
  'The service could not be reached. Check the connection and try again.':
    'Layanan tidak dapat dijangkau. Periksa sambungan lalu coba lagi.',
  'Something inside Tieout failed, and this step was not completed. Try it again.':
    'Ada yang gagal di dalam Tieout, dan langkah ini tidak selesai. Coba lagi.',
  'This computer didn’t open its browser, so nothing was changed. Check that it has a default browser, then try again.':
    'Komputer ini tidak membuka perambannya, jadi tidak ada yang berubah. Periksa apakah ada peramban bawaan, lalu coba lagi.',
  'Tieout opens only pages of Xero and of the payment providers. This address is none of them.':
    'Tieout hanya membuka halaman Xero dan penyedia pembayaran. Alamat ini bukan salah satunya.',
  'A browser’s window has no place in the tray. The desktop app has one.':
    'Jendela peramban tidak punya tempat di baki sistem. Aplikasi desktop punya.',
  'The folder for sign-ins can’t be read or written, so sign-ins are kept until Tieout closes. Check the permissions and the free space of the app’s data folder.':
    'Folder untuk sesi masuk tidak dapat dibaca atau ditulis, jadi sesi masuk disimpan sampai Tieout ditutup. Periksa izin dan ruang kosong folder data aplikasi.',
  'This computer’s keychain (Secret Service) is missing or locked, so sign-ins are kept until Tieout closes.':
    'Gantungan kunci komputer ini (Secret Service) tidak ada atau terkunci, jadi sesi masuk disimpan sampai Tieout ditutup.',
  'This computer’s keychain is missing or locked, so sign-ins are kept until Tieout closes.':
    'Gantungan kunci komputer ini tidak ada atau terkunci, jadi sesi masuk disimpan sampai Tieout ditutup.',
  'Sign-ins kept earlier stay where they are and can’t be used now.':
    'Sesi masuk yang disimpan sebelumnya tetap di tempatnya dan belum dapat dipakai sekarang.',
  'Unlock the keychain and start Tieout again to keep them.':
    'Buka kunci gantungan kunci itu dan mulai lagi Tieout untuk menyimpannya.',
  'The sign-in could not be saved on this computer, so the one before still stands. Free some space or check the permissions of the app’s data folder, then try again.':
    'Sesi masuk tidak dapat disimpan di komputer ini, jadi yang sebelumnya tetap berlaku. Kosongkan ruang atau periksa izin folder data aplikasi, lalu coba lagi.',
  'The sign-ins kept on this computer couldn’t be opened: their key is gone or the file was changed. Nothing else is affected. Please sign in again.':
    'Sesi masuk yang disimpan di komputer ini tidak dapat dibuka: kuncinya hilang atau berkasnya berubah. Yang lain tidak terpengaruh. Silakan masuk lagi.',
};
