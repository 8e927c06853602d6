/** Menghubungkan Square: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enSquare } from '../en/square.ts';

export const idSquare: Readonly<Record<keyof typeof enSquare, string>> = {
  'action.connectSquare': 'Hubungkan Square',
  'square.text':
    'Buat aplikasi Anda sendiri di Developer Console Square lalu salin token akses produksinya. Tieout hanya membaca, dan memeriksa setiap izin sebelum menyimpan token.',
  'square.createToken': 'Buka Developer Console Square',
  'square.token': 'Token akses produksi',
  'square.tokenHelp':
    'Token ini dapat melakukan apa saja di akun Square Anda, jadi jangan dibagikan: disimpan di gantungan kunci komputer ini dan hanya dikirim ke Square.',
  'square.missing':
    'Token kekurangan izin dan tidak disimpan. Pakai token akses produksi dari aplikasi Anda sendiri, lalu tempel lagi.',
};
