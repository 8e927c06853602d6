/** Aturan dan pemutaran ulangnya: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enRules } from '../en/rules.ts';

export const idRules: Readonly<Record<keyof typeof enRules, string>> = {
  'nav.rules': 'Aturan',
  'rules.subtitle':
    '{n, plural, =0 {Belum ada aturan} other {# aturan}}{pairs, plural, =0 {} other {, # pasangan ditolak}}',
  'rules.export': 'Simpan sebagai berkas',
  'rules.import': 'Baca berkas',
  'rules.exported': 'Semua aturan dan pasangan yang ditolak ada di {name}.',
  'rules.imported':
    '{added, plural, =0 {Tidak ada aturan baru} other {# aturan ditambahkan}}, {replaced, plural, =0 {tidak ada yang diganti} other {# diganti}}, {same, plural, other {# sudah ada}}; {pairs, plural, =0 {tidak ada pasangan ditolak} other {# pasangan ditolak}} ditambahkan.',
  'rules.importedOff':
    '{n, plural, other {# aturan yang mengonfirmasi sendiri masuk dalam keadaan mati. Izinkan di sini.}}',
  'rules.importProblems': '{n, plural, other {# baris tidak dapat diambil; selebihnya diambil}}',
  'rules.importNothing': 'Berkas ini tidak dapat dibaca',
  'rules.issue.file': 'Ini bukan berkas aturan yang dikenal versi ini: {problem}.',
  'rules.issue.rules': 'Aturan {row}, {field}: {problem}',
  'rules.issue.declined': 'Pasangan ditolak {row}, {field}: diharapkan {problem}',
  'rules.issue.expected': 'diharapkan {value}',
  'rules.undone': 'Perubahan aturan terakhir dibatalkan.',
  'rules.on': 'Aktif',
  'rules.off': 'Mati',
  'rules.edit': 'Ubah: {rule}',
  'rules.delete': 'Hapus: {rule}',
  'rules.kept': 'Disimpan. Semua yang terbuka dicocokkan ulang.',
  'rules.deleted': 'Dihapus.',
  'rules.switchedOn': 'Diaktifkan.',
  'rules.switchedOff': 'Dimatikan.',
  'rules.add': 'Tambah',
  'rules.add.alias': 'Tambah nama di rekening koran',
  'rules.add.tolerance': 'Tambah biaya bank',
  'rules.add.lag': 'Tambah jeda sampai ke bank',
  'rules.add.rate': 'Tambah kurs',
  'rules.change.alias': 'Nama di rekening koran',
  'rules.change.tolerance': 'Biaya bank',
  'rules.change.lag': 'Jeda sampai ke bank',
  'rules.change.rate': 'Kurs',
  'rules.title.alias': 'Nama di rekening koran',
  'rules.title.tolerance': 'Biaya bank',
  'rules.title.lag': 'Jeda sampai ke bank',
  'rules.title.rate': 'Kurs',
  'rules.title.byHandOnly': 'Hanya manual',
  'rules.title.declined': 'Pasangan yang ditolak',
  'rules.title.autoApply': 'Konfirmasi sendiri',
  'rules.text.alias': 'Kata dalam teks bank yang menunjukkan uang siapa itu.',
  'rules.text.tolerance': 'Yang boleh ditahan bank dari pencairan sebelum tiba.',
  'rules.text.lag':
    'Seberapa lambat pencairan suatu akun tiba. Tanpa aturan, ini dipelajari dari yang Anda konfirmasi.',
  'rules.text.rate': 'Nilai suatu mata uang pada suatu hari, untuk mengenali pencairan yang dikonversi bank.',
  'rules.text.byHandOnly':
    'Suatu aturan mengonfirmasi ini lalu Anda membatalkannya: tidak ada aturan yang mengonfirmasi pencairan ini lagi.',
  'rules.text.declined': 'Anda menyatakan keduanya bukan pasangan. Tidak pernah ditawarkan lagi.',
  'rules.text.autoApply':
    'Kecocokan pasti suatu akun dapat dikonfirmasi tanpa bertanya bila {least} keputusan terkonfirmasi sesuai dan tidak ada yang salah. Semuanya tetap menunggu di antrean sampai Anda mencatatnya.',
  'rules.none.declined': 'Tidak ada pasangan yang ditolak. Di meja kerja, X berarti “bukan pasangan ini”.',
  'rules.none.autoApply':
    'Hubungkan penyedia untuk melihat seberapa sesuai kecocokan pastinya dengan keputusan Anda.',
  'rules.more': '{n, plural, other {Tampilkan # lagi}}',
  'rules.allAccounts': '{provider}, semua akun',
  'rules.unknownAccount': 'akun yang tidak ada di sini',

  'rule.alias': '“{text}” dalam teks bank berarti {account}.',
  'rule.tolerance.fee': '{account} menahan paling banyak {amount} dari suatu pencairan.',
  'rule.tolerance.share': '{account} menahan paling banyak {share} dari suatu pencairan.',
  'rule.tolerance.both':
    '{account} menahan paling banyak {amount}, dan tidak lebih dari {share} suatu pencairan.',
  'rule.lag':
    'Pencairan {account} tiba {median, plural, =0 {pada harinya} other {# hari kerja kemudian}}, dari {low, number} sampai paling lama {high, number}.',
  'rule.rate': 'Pada {date}, 1 {from} bernilai {rate} {to}.',
  'rule.autoApply': 'Kecocokan pasti {account} dikonfirmasi tanpa bertanya.',

  'ruleField.text': 'Kata dalam teks bank',
  'ruleField.textHelp':
    'Huruf besar, aksen, dan tanda baca tidak berpengaruh. Minimal tiga huruf atau angka.',
  'ruleField.means': 'Berarti',
  'ruleField.account': 'Rekening bank',
  'ruleField.connection': 'Akun penyedia',
  'ruleField.maxFee': 'Paling banyak, {currency}',
  'ruleField.share': 'Paling banyak, persen dari pencairan',
  'ruleField.boundsHelp': 'Satu saja cukup. Bila keduanya diisi, keduanya berlaku.',
  'ruleField.low': 'Paling awal',
  'ruleField.median': 'Biasanya',
  'ruleField.high': 'Paling lambat',
  'ruleField.days': '{n, plural, =0 {pada harinya} other {# hari kerja kemudian}}',
  'ruleField.before': '{n, plural, other {# hari kerja sebelumnya}}',
  'ruleField.from': 'Satu unit',
  'ruleField.to': 'Dalam',
  'ruleField.rate': 'Bernilai',
  'ruleField.date': 'Pada',
  'ruleField.rateHelp': 'Angka desimal dengan titik, seperti 1.5234.',
  'ruleProblem.aliasShort': 'Minimal tiga huruf atau angka.',
  'ruleProblem.aliasTaken': 'Sudah ada aturan untuk kata ini.',
  'ruleProblem.missing': 'Pilih satu.',
  'ruleProblem.boundMissing': 'Isi jumlah atau persentase.',
  'ruleProblem.notPositive': 'Lebih dari nol.',
  'ruleProblem.notNumber': 'Angka seperti 2.50.',
  'ruleProblem.tooMuch': 'Paling banyak 10 persen.',
  'ruleProblem.accountTaken': 'Akun ini sudah punya aturan. Ubah yang itu.',
  'ruleProblem.lagRange': 'Dari satu hari kerja sebelum sampai lima sesudahnya.',
  'ruleProblem.lagOrder': 'Paling awal, biasanya, dan paling lambat, dalam urutan ini.',
  'ruleProblem.rateText': 'Angka desimal dengan titik, seperti 1.5234.',
  'ruleProblem.sameCurrency': 'Dua mata uang yang berbeda.',
  'ruleProblem.twice': 'id yang muncul dua kali dalam berkas ini',

  'replay.title': 'Apa yang akan berubah',
  'replay.waiting': 'Lengkapi aturan untuk melihat apa yang akan berubah.',
  'replay.running': 'Memutar ulang semua yang tersimpan',
  'replay.over':
    'Diputar ulang pada {payouts, plural, other {{payoutsText} pencairan}} dan {lines, plural, other {{linesText} baris bank}}, seolah-olah belum ada keputusan.',
  'replay.nothing': 'Tidak ada kecocokan yang berubah.',
  'replay.kind.new': 'Baru',
  'replay.kind.surer': 'Lebih yakin',
  'replay.kind.moved': 'Baris lain',
  'replay.kind.lessSure': 'Kurang yakin',
  'replay.kind.lost': 'Hilang',
  'replay.certain': '{n, plural, other {{text} pasti}}',
  'replay.decided': '{n, plural, other {{text} sudah diputuskan}}',
  'replay.examples': '{kind}: {shown, number} dari {n, number}',
  'replay.isDecided': 'diputuskan',
  'replay.was': 'semula {verdict}',
  'replay.precision': 'Yang pasti, dibandingkan dengan keputusan Anda',
  'replay.noDecisions': 'Belum ada keputusan yang dapat dibandingkan.',
  'replay.wouldAgree':
    '{agree, plural, other {{agreeText} dari {allText} sesuai}}{wrong, plural, =0 {, tidak ada yang salah.} other {, # salah.}}',
  'replay.before': 'Tanpa perubahan ini: {agree, number} sesuai, {wrong, number} salah.',
  'replay.heldOut':
    'Tidak ada keputusan yang membuktikan dirinya sendiri: tidak ada yang dianggap terpakai, jeda dipelajari dari separuh keputusan lainnya, dan pasangan yang ditolak dibuka lagi.',

  'auto.confirmed':
    '{agreed, number} dari {least, number} keputusan terkonfirmasi; {wrong, plural, other {# salah}}',
  'auto.confirmedMore': '{agreed, number} keputusan terkonfirmasi sesuai; {wrong, plural, other {# salah}}',
  'auto.split': '{oneByOne, number} satu per satu, {together, number} dengan “Setujui semua yang pasti”',
  'auto.byRule': '{n, plural, other {# lagi dikonfirmasi oleh aturan itu sendiri dan tidak dihitung.}}',
  'auto.offered': 'Semuanya sesuai. Boleh mengonfirmasi sendiri.',
  'auto.lacksRight': '{n, plural, other {Masih perlu # keputusan terkonfirmasi yang sesuai.}}',
  'auto.lacksWrong': 'Tidak dapat mengonfirmasi sendiri selama ada kecocokan pasti yang akan salah.',
  'auto.isOn': 'Mengonfirmasi kecocokan pasti tanpa bertanya.',
  'auto.stoppedUndone': 'Dimatikan pada {date}: Anda membatalkan kecocokan yang dikonfirmasinya.',
  'auto.stoppedWrong': 'Dimatikan pada {date}: suatu kecocokan pasti akan salah.',
  'auto.stoppedTooFew':
    'Dimatikan pada {date}: diukur lagi, kurang dari {least} keputusan terkonfirmasi sesuai.',
  'auto.said': '{n, plural, other {# kecocokan dikonfirmasi oleh aturan dan menunggu di antrean.}}',
  'auto.saidStopped':
    '{n, plural, other {# aturan yang mengonfirmasi sendiri dimatikan. Alasannya ada di Aturan.}}',
  'auto.switch': 'Konfirmasi kecocokan pasti {account} tanpa bertanya',
  'auto.measuring': 'Mengukur',
  'auto.wrongOnes': '{n, plural, other {Yang salah}}',
  'auto.wrong.confirmed': 'yang pasti {lines}; Anda mengonfirmasi {decided}',
  'auto.wrong.declined': 'yang pasti {lines}; Anda menolak pasangan itu',
  'auto.wrong.undone': 'yang pasti {lines}; Anda membatalkannya',
  'auto.noLine': 'tanpa baris bank',
  'auto.onDesk':
    'Dikonfirmasi oleh aturan untuk {account} pada {date}. Tidak ada yang dicatat sampai Anda mencatatnya.',
  'auto.onDeskShort': 'oleh aturan',

  'suggest.title': 'Nama yang dipakai bank',
  'suggest.text':
    '“{text}” ada di {confirmed, plural, other {# baris terkonfirmasi}} {account} dan tidak di baris terkonfirmasi milik yang lain{open, plural, =0 {} other {, serta di # baris terbuka}}.',
  'suggest.make': 'Jadikan aturan',
  'suggest.fromDesk': 'Selalu anggap teks ini sebagai {provider}',

  'suggest.bankKeeps': 'Bank menahan paling banyak {amount}',

  'pair.payout': 'Pencairan {amount}, {date}',
  'pair.line': 'baris bank {amount}, {date}',
  'pair.gone': 'tidak ada lagi di sini',
  'pair.is': 'bukan',

  'activity.rule.kept': 'Aturan disimpan: {name}.',
  'activity.rule.removed': 'Aturan dihapus: {name}.',
  'activity.rule.confirmed': 'Dikonfirmasi oleh aturan untuk {name}: pencairan {amount}, {date}.',
  'activity.rule.stoppedUndone':
    '{name} tidak lagi mengonfirmasi sendiri: Anda membatalkan kecocokan yang dikonfirmasi aturan.',
  'activity.rule.stoppedWrong':
    '{name} tidak lagi mengonfirmasi sendiri: diukur lagi, suatu kecocokan pasti akan salah.',
  'activity.rule.stoppedTooFew':
    '{name} tidak lagi mengonfirmasi sendiri: diukur lagi, kurang dari 20 keputusan terkonfirmasi sesuai.',
  'activity.rules.imported':
    'Aturan dibaca dari berkas: {added, plural, other {# aturan}} dan {lines, plural, other {# pasangan ditolak}} diambil, {errors, plural, =0 {tidak ada yang ditolak.} other {# baris ditolak.}}',
  'replay.tooBroad':
    'Kata-kata ini ada di {heardText} dari {linesText} baris bank, padahal hanya ada {payoutsText} pencairan: tidak menunjukkan milik siapa uangnya. Berikan lebih banyak kata dari teks bank.',
  'stage.replay': 'Memutar ulang',
};
