/** Yang ada di Xero dari yang diposting, dan sisa panggilan: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enReadBack } from '../en/readBack.ts';

export const idReadBack: Readonly<Record<keyof typeof enReadBack, string>> = {
  'standing.waiting': '{n, plural, other {Menunggu OK di Xero (#)}}',
  'standing.reconciled': 'Sudah direkonsiliasi di Xero',
  'standing.there': 'Ada di Xero',
  'standing.changed': 'Diubah di Xero',
  'standing.deleted': 'Dihapus di Xero',
  'standing.notSeen': 'Terposting, belum dibaca kembali',
  'standing.accepted': 'Dibiarkan seperti di Xero',
  'standingShort.waiting': 'Tunggu OK',
  'standingShort.reconciled': 'Direkonsiliasi',
  'standingShort.there': 'Ada di Xero',
  'standingShort.changed': 'Diubah',
  'standingShort.deleted': 'Dihapus',
  'standingShort.notSeen': 'Terposting',
  'standingShort.accepted': 'Dibiarkan',
  'standingText.waiting':
    'Xero mengusulkannya untuk baris rekening koran. Klik OK di Xero untuk merekonsiliasi.',
  'standingText.reconciled': 'Seseorang sudah mengklik OK di Xero: baris bank dan posting ini berpasangan.',
  'standingText.there':
    'Semuanya ada di Xero seperti saat diposting. Tidak ada yang di rekening bank yang direkonsiliasi.',
  'standingText.changed':
    'Seseorang mengubahnya di Xero setelah diposting. Tentukan versi yang berlaku; bukti menunjukkan selisihnya.',
  'standingText.deleted':
    'Seseorang menghapusnya di Xero setelah diposting. Posting lagi atau biarkan; sampai itu bukti menunjukkan yang kurang.',
  'standingText.notSeen': 'Xero sudah menerimanya. Sinkronkan untuk melihat keadaannya.',
  'standingText.accepted':
    'Anda membiarkannya seperti di Xero. Yang dibukukannya tidak diposting lagi; bukti tetap menunjukkan selisih dengan penyedia.',
  'finding.amount': 'Jumlah {was} → {now}',
  'finding.date': 'Tanggal {was} → {now}',
  'finding.account': 'Akun {was} → {now}',
  'finding.reference': 'Referensi {was} → {now}',
  'finding.lines': 'Dikodekan ke {was} → {now}',
  'finding.invoiceVoided': 'Fakturnya dibatalkan di Xero',
  'finding.invoicePaid': 'Fakturnya menunjukkan {now} terbayar, pembayaran kami berjumlah {was}',
  'finding.empty': 'kosong',
  'finding.postAgain': 'Posting lagi',
  'finding.leave': 'Biarkan seperti di Xero',
  'finding.putBack': 'Kembalikan',
  'finding.take': 'Pakai versi Xero',
  'finding.reopen': 'Putuskan lagi',
  'finding.postAgainTitle': '{n, plural, other {Posting # ini lagi?}}',
  'finding.postAgainText':
    'Hanya yang hilang yang diposting, dengan referensi yang sama, setelah dicek ke Xero seperti yang lain.',
  'finding.leaveTitle': '{n, plural, other {Biarkan # ini seperti di Xero?}}',
  'finding.leaveText':
    'Ini tidak akan diposting lagi. Jika akun kliring tidak lagi cocok dengan penyedia, bukti tetap menunjukkan selisihnya. Anda bisa memutuskan lagi nanti.',
  'finding.putBackTitle': '{n, plural, other {Kembalikan # ini seperti saat diposting?}}',
  'finding.putBackText': 'Versi di Xero dihapus di sana, lalu diposting lagi seperti yang ditulis Tieout.',
  'finding.held':
    'Ini sudah direkonsiliasi di Xero, jadi tidak bisa dikembalikan dari sini. Batalkan rekonsiliasinya di sana (Remove & Redo), lalu sinkronkan.',
  'finding.result': '{n, plural, =0 {Tidak ada yang diposting lagi.} other {# posting diposting lagi.}}',
  'finding.freed': '{n, plural, other {# posting siap di antrean untuk diposting lagi.}}',
  'finding.kept': '{n, plural, other {# dibiarkan seperti di Xero.}}',
  'notRepaired.reconciled': 'Ini sudah direkonsiliasi di Xero. Batalkan dulu di sana, lalu sinkronkan.',
  'notRepaired.locked':
    'Xero terkunci sampai {date}. Minta penasihat Anda memindahkan tanggal kunci, lalu coba lagi.',
  'notRepaired.overpayment':
    'Kelebihan bayar hanya bisa dibatalkan di Xero. Lakukan di sana, lalu sinkronkan dan posting lagi.',
  'notRepaired.paidElsewhere':
    'Dokumennya punya pembayaran di Xero yang bukan dari Tieout. Hapus dulu di sana.',
  'notRepaired.partner': 'Ini berpasangan dengan posting lain yang tidak bisa dihapus Xero.',
  'notRepaired.nothing': 'Tidak ada yang di Xero.',
  'notRepaired.onItsWay': 'Posting lain dari rencana ini sedang berjalan. Posting antrean dulu.',
  'notRepaired.undoing': 'Rencana ini sedang ditarik kembali.',
  'notRepaired.isUndo': 'Ini menarik kembali posting lain. Lihat dan perbaiki di Xero.',
  'notRepaired.fineNow': 'Sekarang ini ada di Xero seperti saat diposting. Tidak ada yang perlu diperbaiki.',
  'notRepaired.busy': 'Posting sedang dikirim. Tunggu sampai selesai.',
  'difference.reference': 'referensi',
  'difference.lines': 'akun baris',
  'difference.invoiceStatus': 'fakturnya',
  'difference.invoicePaid': 'yang terbayar di fakturnya',
  'activity.xero.deleted': 'Dihapus di Xero: {reference}, {amount}.',
  'activity.xero.changed': 'Diubah di Xero: {reference}, {amount} ({what}).',
  'activity.xero.many':
    'Ditemukan di Xero: {deleted, number} posting kami dihapus, {changed, number} diubah. Lihat antrean.',
  'activity.xero.accepted': '{n, plural, other {# posting}} dibiarkan seperti di Xero.',
  'activity.xero.reopened': '{n, plural, other {# posting}} untuk diputuskan lagi.',
  'activity.post.twins':
    'Komputer lain memposting hal yang sama pada saat yang sama: {removed, number} milik kita ditarik kembali dari Xero, {taken, number} dianggap terposting, {left, number} masih ganda di Xero.',
  'twins.settled':
    'Komputer lain memposting hal yang sama pada saat yang sama. {n, plural, other {# posting}} sudah ada lebih dulu dan dianggap terposting; tidak ada yang ganda di Xero.',
  'twins.left':
    '{n, plural, other {# posting}} ada dua kali di Xero, dibuat oleh dua komputer, dan tidak dapat ditarik dari sini. Layar Bukti menampilkan yang bukan dari komputer ini; hapus salah satunya di Xero, lalu sinkronkan.',
  'readBack.title': 'Keadaan di Xero',
  'readBack.open': 'Buka di Xero',
  'readBack.attention': '{n, plural, other {# posting diubah atau dihapus di Xero}}',
  'queueFilter.label': 'Tampilkan',
  'queueFilter.all': 'Semua',
  'queueFilter.toPost': 'Akan diposting',
  'queueFilter.attention': 'Perlu perhatian',
  'queueFilter.waiting': 'Menunggu OK',
  'queueFilter.reconciled': 'Direkonsiliasi',
  'queueFilter.none': 'Tidak ada yang tersisa di sini.',
  'header.callsMinute': '{text} menit ini',
  'header.callsTitle':
    'Yang masih diterima Xero untuk organisasi ini: panggilan hari ini, dan menit ini menurut jawaban terakhir',
  'post.callsLeft': '{n, plural, other {Sisa {left} panggilan ke Xero hari ini.}}',
  'post.tooManyCalls':
    'Itu lebih dari yang diterima Xero hari ini. Tieout mengirim yang muat, lalu berhenti; sisanya tetap di antrean dan dikirim saat Xero menerima lagi.',
  'post.slowCalls': 'Xero menerima 60 panggilan per menit: ini perlu sekitar {n, plural, other {# menit}}.',
  'finding.blocked': 'Sudah bisa diposting lagi, tetapi ada yang menghalangi: lihat antrean.',
};
