/** Penyedia, dan menghubungkan Alternative Payments: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enProviders } from '../en/providers.ts';

export const idProviders: Readonly<Record<keyof typeof enProviders, string>> = {
  'provider.stripe': 'Stripe',
  'provider.square': 'Square',
  'provider.xendit': 'Xendit',
  'provider.alternativePayments': 'Alternative Payments',
  'connections.connect': 'Hubungkan',
  'connections.xero': 'Xero',
  'provider.file': 'File',
  'kind.xero': 'Organisasi Xero',
  'kind.stripe': 'Akun Stripe',
  'kind.square': 'Akun Square',
  'kind.xendit': 'Akun Xendit',
  'kind.alternativePayments': 'Akun Alternative Payments',
  'kind.file': 'Pencairan dari file',
  'action.connectAlternativePayments': 'Hubungkan Alternative Payments',
  'alternative.text':
    'Di Partner Dashboard buka Team Preferences, API Keys, lalu buat kunci yang hanya dapat membaca pencairan, pembayaran, faktur, dan pelanggan. Tieout memeriksa masing-masing sebelum menyimpan kunci.',
  'alternative.createKey': 'Cara membuat kunci',
  'alternative.clientId': 'Client id',
  'alternative.clientIdHelp': 'Ditampilkan di samping kunci di Partner Dashboard.',
  'alternative.clientSecret': 'Client secret',
  'alternative.clientSecretHelp':
    'Ditampilkan sekali, saat kunci dibuat. Disimpan di gantungan kunci komputer ini dan hanya dikirim ke Alternative Payments.',
  'alternative.missing':
    'Kunci kekurangan izin dan tidak disimpan. Buat kunci yang memilikinya di Alternative Payments, lalu tempel di sini.',
};
