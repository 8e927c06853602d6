/** Cara pencairan dibukukan: part of `id`. */
import type { enStyles } from '../en/styles.ts';

export const idStyles: Readonly<Record<keyof typeof enStyles, string>> = {
  'style.title': 'Cara pencairan dibukukan',
  'style.text':
    'Perubahan hanya berlaku untuk yang belum dibukukan. Yang sudah ada di Xero tetap seperti adanya, dan tidak ada yang dibukukan dua kali.',
  'style.itemised': 'Terperinci',
  'style.itemisedText':
    'Satu pembayaran per faktur, satu baris per penjualan dan pengembalian, biaya terpisah, dan transfer ke bank.',
  'style.summary': 'Ringkasan',
  'style.summaryText':
    'Satu uang masuk per pencairan dengan satu baris per kategori, dan transfer ke bank. Faktur tetap dibayar satu per satu.',
  'style.direct': 'Rincian langsung',
  'style.directText':
    'Tanpa akun kliring: baris bank menjadi satu uang masuk atau keluar berisi penjualan, pengembalian, dan biaya. Pencairan dengan faktur yang dibayar, setoran terbagi, dan pencairan gagal tetap lewat kliring; pencairan yang isinya tidak dirinci tidak bisa dibukukan. Yang masih di saldo penyedia tidak ada di pembukuan Anda, jadi bukti menunjukkannya sebagai belum dibukukan.',
  'style.settlement': 'Faktur per pencairan',
  'style.settlementText':
    'Satu faktur penjualan kepada penyedia per pencairan, biaya sebagai baris negatif, dibayar oleh baris bank; nota kredit bila pencairan negatif.',
  'style.cost': '{objects, plural, other {# objek}} di Xero, {lines, plural, other {# baris buku besar}}',
  'style.preview': 'Hasilnya untuk pencairan {date}, {amount}',
  'style.noPayout': 'Setelah ada pencairan yang tiba, hasil tiap gaya ditampilkan di sini.',
  'style.account': 'Akun',
  'style.description': 'Keterangan',
  'style.tax': 'Pajak',
  'style.debit': 'Debit',
  'style.credit': 'Kredit',
  'style.total': 'Semua baris',
  'style.moreRows': '{n, plural, other {dan # baris lagi}}',
  'style.open': '{n, plural, other {# entri tidak ditampilkan: perlu jawaban dulu.}}',
  'style.invoicedCharges': 'Pembayaran yang menyebut faktur',
  'style.charges.pay': 'Membayar fakturnya',
  'style.charges.sale': 'Penjualan seperti yang lain',
  'style.charges.saleHelp':
    'Hanya bila fakturnya tidak ada di Xero: faktur yang tetap terbuka di sana akan menjadi pendapatan dua kali.',
  'style.invoicedRefunds': 'Pengembalian atas pembayaran berfaktur',
  'style.refunds.line': 'Satu baris bersama pengembalian lain',
  'style.refunds.creditNote': 'Nota kredit kepada pelanggan, dikembalikan',
  'style.month': 'Pencairan melewati akhir bulan',
  'style.month.whole': 'Satu ringkasan, pada hari pencairan',
  'style.month.split': 'Satu ringkasan per bulan',
  'mapping.none': 'Tanpa akun sendiri',
  'mapping.tipsAccountCode': 'Tip (jika tidak: penjualan)',
  'mapping.shippingAccountCode': 'Pengiriman (jika tidak: penjualan)',
  'mapping.giftCardAccountCode': 'Kartu hadiah terjual (jika tidak: penjualan)',
  'mapping.loanAccountCode': 'Pinjaman (jika tidak: penyesuaian)',
  'mapping.platformAccountCode': 'Biaya platform (jika tidak: penyesuaian)',
  'mapping.bankFeeAccountCode': 'Dipotong bank (jika tidak: biaya)',
};
