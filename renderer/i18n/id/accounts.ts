/** Akun di bawah satu kunci, dan satu akun yang dikenal lewat dua jalan: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enAccounts } from '../en/accounts.ts';

export const idAccounts: Readonly<Record<keyof typeof enAccounts, string>> = {
  'accounts.open': 'Akun di bawah kunci ini…',
  'accounts.via': 'Dibaca dengan kunci {name}',
  'accounts.title': 'Akun di bawah kunci {name}',
  'accounts.text':
    'Kunci sebuah platform dapat membaca akun-akun miliknya. Setiap akun yang ditambahkan menjadi koneksi sendiri dengan akun kliring sendiri. Izin kunci di sana diperiksa dahulu.',
  'accounts.none': 'Tidak ada akun di bawah akun ini.',
  'accounts.refused': 'Kunci tidak boleh menampilkan daftar akun. Tambahkan akun dengan ID-nya.',
  'accounts.find': 'Cari akun',
  'accounts.more': 'Tampilkan lagi',
  'accounts.add': 'Tambahkan',
  'accounts.added': 'terhubung',
  'accounts.elsewhere': 'terhubung di organisasi lain',
  'accounts.lacks': 'Tidak ditambahkan. Izin kunci yang kurang di sana: {permissions}',
  'accounts.byId': 'Tambahkan dengan ID',
  'accounts.byIdHelp': 'ID akun seperti ditampilkan penyedia, untuk akun yang tidak ada di daftar.',
  'moveOver.files':
    'Ada pencairan yang juga datang lewat berkas “{from}”. Bila itu milik akun ini, pindahkan: tidak ada yang dihitung dua kali, jadi sampai saat itu sinkronisasi melewatinya.',
  'moveOver.older':
    'Ada pencairan yang datang lewat koneksi “{from}”, yang tidak lagi terhubung. Bila itu akun ini, pindahkan: tidak ada yang dihitung dua kali, jadi sampai saat itu sinkronisasi melewatinya.',
  'stage.sync.waiting': 'Jendela lain sedang menyinkronkan; yang ini menyusul',
  'stage.moveOver': 'Pencairan dibaca ulang',
  'moveOver.action': 'Pindahkan',
  'moveOver.title': 'Pindahkan isi “{from}” ke {to}?',
  'moveOver.text':
    'Setiap pencairan dibaca ulang dari {to} dahulu dan harus sama persis; bila tidak, tidak ada yang berubah. Yang sudah Anda cocokkan dan posting tetap apa adanya dan selanjutnya milik {to}; tidak ada yang diposting lagi.',
  'activity.movedOver':
    '{payouts, plural, other {# pencairan}} “{from}” dipindahkan ke {to}, beserta yang sudah dicocokkan dan diposting.',
};
