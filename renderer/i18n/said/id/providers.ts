/** Indonesian for what is said in English of providers and sign-ins. */
import type { frProviders } from '../fr/providers.ts';

export const idProviders: Readonly<Record<keyof typeof frProviders, string>> = {
  'Cancelled.': 'Dibatalkan.',
  'The sign-in took longer than {0} minutes and was closed. Nothing was connected; start it again.':
    'Proses masuk berlangsung lebih dari {0, plural, other {# menit}} dan ditutup. Tidak ada yang terhubung; mulai lagi.',
  'The sign-in needs one of the ports {0} on this computer, and all are in use. Close the other sign-in or program and try again.':
    'Proses masuk memerlukan salah satu port {0} di komputer ini, dan semuanya sedang dipakai. Tutup proses masuk atau program yang lain, lalu coba lagi.',
  'Paste the whole address of the page that the browser ended on.':
    'Tempel alamat lengkap halaman tempat peramban berakhir.',
  'This isn’t an address. After you allowed access in {0}, copy everything in the browser’s address bar; it begins with {1}':
    'Ini bukan alamat. Setelah mengizinkan akses di {0}, salin seluruh isi bilah alamat peramban; awalnya {1}',
  'This is {0}’s own page. Allow access there first; the browser then goes on to an address that begins with {1}':
    'Ini halaman milik {0}. Izinkan dulu akses di sana; peramban lalu beralih ke alamat yang diawali {1}',
  'This address belongs to another sign-in, or a part of it is missing. Paste the address of the page that the last sign-in ended on, whole.':
    'Alamat ini milik proses masuk lain, atau sebagian darinya hilang. Tempel alamat utuh halaman tempat proses masuk terakhir berakhir.',
  'This address has no code: a part of it is missing. Copy everything in the address bar.':
    'Alamat ini tidak memuat kode: sebagian darinya hilang. Salin seluruh isi bilah alamat.',
  'This address isn’t the redirect URL of the sign-in, {0}, so nothing of it was used. Paste the address of the page that the browser ended on after you allowed access.':
    'Alamat ini bukan URL pengalihan proses masuk, {0}, jadi tidak ada yang dipakai darinya. Tempel alamat halaman tempat peramban berakhir setelah Anda mengizinkan akses.',
  'Stopped. What was read so far is kept.': 'Dihentikan. Yang sudah dibaca tetap disimpan.',
  '{0} can’t be reached. What was read before is still here; try again when you are online.':
    '{0} tidak dapat dijangkau. Yang sudah dibaca masih ada; coba lagi saat Anda daring.',
  'Reading from {0} failed in an unforeseen way.': 'Membaca dari {0} gagal karena sebab yang tidak terduga.',
  '{0} no longer accepts the key. Connect it again to go on.':
    '{0} tidak lagi menerima kuncinya. Hubungkan lagi untuk melanjutkan.',
  'The {0} key may not do this: it lacks the permission {1}. Give it to the key at {2}, then try again.':
    'Kunci {0} tidak boleh melakukan ini: izin {1} belum ada. Beri izin itu pada kunci di {2}, lalu coba lagi.',
  '{0} asks to slow down. Nothing is lost; try again in a minute.':
    '{0} meminta untuk melambat. Tidak ada yang hilang; coba lagi semenit lagi.',
  '{0} doesn’t know it': '{0} tidak mengenalnya',
  '{0} doesn’t know it: {1}': '{0} tidak mengenalnya: {1}',
  '{0} refused the request ({1})': '{0} menolak permintaan ({1})',
  '{0} refused the request ({1}): {2}': '{0} menolak permintaan ({1}): {2}',
  '{0} couldn’t answer ({1})': '{0} tidak dapat menjawab ({1})',
  '{0} couldn’t answer ({1}): {2}': '{0} tidak dapat menjawab ({1}): {2}',
  '{0} doesn’t tell {1}.': '{0} tidak memberitahukan {1}.',
  'the movements of its balance': 'mutasi saldonya',
  'its balance': 'saldonya',
  'other accounts': 'akun lain',
  'This page of payouts is no longer known. Sync again.':
    'Halaman pencairan ini tidak dikenal lagi. Sinkronkan lagi.',
  'This sign-in is no longer open. Start it again under Connections.':
    'Proses masuk ini tidak lagi terbuka. Mulai lagi di Koneksi.',
  'Without it Tieout can’t read payouts.': 'Tanpa izin ini Tieout tidak dapat membaca pencairan.',
  'Without it Tieout can’t see which invoice a payment pays.':
    'Tanpa izin ini Tieout tidak dapat melihat faktur yang dibayar sebuah pembayaran.',
  'Without it Tieout knows neither the numbers of invoices nor their currency.':
    'Tanpa izin ini Tieout tidak mengetahui nomor faktur maupun mata uangnya.',
  'Without it payments are shown without the customer’s name.':
    'Tanpa izin ini pembayaran ditampilkan tanpa nama pelanggan.',
  'Paste both the client id and the client secret.': 'Tempel id klien dan rahasia klien, keduanya.',
  'The Alternative Payments key is not on this machine any more. Connect it again to go on.':
    'Kunci Alternative Payments sudah tidak ada di komputer ini. Hubungkan lagi untuk melanjutkan.',
  'Alternative Payments doesn’t know this client id and secret. Check both, or make a new API key, and connect again.':
    'Alternative Payments tidak mengenal id klien dan rahasia ini. Periksa keduanya, atau buat kunci API baru, lalu hubungkan lagi.',
  'Without it Tieout can’t see tips, and which invoice a payment pays.':
    'Tanpa izin ini Tieout tidak dapat melihat tip dan faktur yang dibayar sebuah pembayaran.',
  'Without it sales tax, gift cards and discounts stay within sales.':
    'Tanpa izin ini pajak penjualan, kartu hadiah, dan diskon tetap berada di dalam penjualan.',
  'Without it sales can’t go to accounts by category.':
    'Tanpa izin ini penjualan tidak dapat dipisahkan ke akun menurut kategori.',
  'Without it Tieout sees the payouts of no location.':
    'Tanpa izin ini Tieout tidak melihat pencairan lokasi mana pun.',
  'This isn’t an access token of Square. Copy the production access token from your application’s Credentials page in Square’s Developer Console.':
    'Ini bukan token akses Square. Salin token akses produksi dari halaman Credentials aplikasi Anda di Developer Console Square.',
  '{0}, and a payout is booked once only. Leave it out here, or take it out there first.':
    '{0}, sedangkan pencairan hanya dibukukan satu kali. Jangan pilih di sini, atau keluarkan dulu di sana.',
  '{0} is used in “{1}” already': '{0} sudah dipakai di “{1}”',
  'Locations opened later go to “{0}” already': 'Lokasi yang dibuka kemudian sudah masuk ke “{0}”',
  'This is the application id of Square’s test environment. In the Developer Console switch the application to Production and copy the id there.':
    'Ini id aplikasi dari lingkungan uji Square. Di Developer Console, ubah aplikasi ke Production dan salin id-nya di sana.',
  'This is a secret of the application, not its id. Keep it to yourself; the application id begins with sq0idp-':
    'Ini rahasia aplikasi, bukan id-nya. Simpan untuk diri sendiri; id aplikasi diawali sq0idp-',
  'This isn’t a Square application id. Copy it from the application’s OAuth page in Square’s Developer Console; it begins with sq0idp-':
    'Ini bukan id aplikasi Square. Salin dari halaman OAuth aplikasi di Developer Console Square; awalnya sq0idp-',
  'The redirect URL has to be http://localhost:{0}/callback, or an address that begins with https, without ? and #. Use exactly the one that is registered for the application.':
    'URL pengalihan harus http://localhost:{0}/callback, atau alamat yang diawali https, tanpa ? dan #. Pakai persis yang terdaftar untuk aplikasi.',
  'Access was not allowed in Square, so nothing was connected. Try again when you are ready.':
    'Akses tidak diizinkan di Square, jadi tidak ada yang terhubung. Coba lagi bila Anda sudah siap.',
  'Square refused the sign-in. Check the application id and its redirect URL, then try again.':
    'Square menolak proses masuk. Periksa id aplikasi dan URL pengalihannya, lalu coba lagi.',
  'Square refused the sign-in ({0}). Check the application id and its redirect URL, then try again.':
    'Square menolak proses masuk ({0}). Periksa id aplikasi dan URL pengalihannya, lalu coba lagi.',
  'Square didn’t take the code of this sign-in. A code works once and for five minutes, with the application id and the redirect URL that it was asked for with. Start the sign-in again.':
    'Square tidak menerima kode proses masuk ini. Kode berlaku sekali dan selama lima menit, dengan id aplikasi dan URL pengalihan saat kode diminta. Mulai lagi proses masuknya.',
  'It said: {0}': 'Jawabannya: {0}',
  'Square has ended this sign-in. Nothing is lost; sign in to Square again under Connections to go on.':
    'Square telah mengakhiri sesi masuk ini. Tidak ada yang hilang; masuk lagi ke Square di Koneksi untuk melanjutkan.',
  'Square answered the sign-in without tokens that Tieout can go on with. Try again.':
    'Square menjawab proses masuk tanpa token yang dapat dipakai Tieout. Coba lagi.',
  'This isn’t a place in Square’s payouts.': 'Ini bukan tempat di dalam pencairan Square.',
  'The Square access token is not on this machine any more. Connect Square again to go on.':
    'Token akses Square sudah tidak ada di komputer ini. Hubungkan Square lagi untuk melanjutkan.',
  'No sign-in to Square is waiting for an address. Start it again, then paste.':
    'Tidak ada proses masuk ke Square yang menunggu alamat. Mulai lagi, lalu tempel.',
  'This isn’t the id of an account that is connected to this one. One starts with acct_.':
    'Ini bukan id akun yang terhubung ke akun ini. Id seperti itu diawali acct_.',
  'Without it the account is shown by the end of its key, not by its name.':
    'Tanpa izin ini akun ditampilkan dengan akhir kuncinya, bukan namanya.',
  'Reading from Stripe failed in an unforeseen way.':
    'Membaca dari Stripe gagal karena sebab yang tidak terduga.',
  'Stripe can’t be reached. What was read before is still here; try again when you are online.':
    'Stripe tidak dapat dijangkau. Yang sudah dibaca masih ada; coba lagi saat Anda daring.',
  'Stripe no longer accepts the key. Paste a new restricted key to go on.':
    'Stripe tidak lagi menerima kuncinya. Tempel kunci terbatas yang baru untuk melanjutkan.',
  'The Stripe key may not do this: it lacks the permission {0}. Add it to the key in Stripe, then try again.':
    'Kunci Stripe tidak boleh melakukan ini: izin {0} belum ada. Tambahkan pada kunci di Stripe, lalu coba lagi.',
  'Stripe asks to slow down. Nothing is lost; try again in a minute.':
    'Stripe meminta untuk melambat. Tidak ada yang hilang; coba lagi semenit lagi.',
  'Stripe refused the request: {0}': 'Stripe menolak permintaan: {0}',
  'Stripe doesn’t know it: {0}': 'Stripe tidak mengenalnya: {0}',
  'Stripe couldn’t answer ({0}): {1}': 'Stripe tidak dapat menjawab ({0}): {1}',
  'no status': 'tanpa status',
  'Stripe doesn’t let this key read the account: it isn’t connected to the platform (any more). Connect it there again, or with a key of its own.':
    'Stripe tidak mengizinkan kunci ini membaca akunnya: akun itu tidak (lagi) terhubung ke platform. Hubungkan lagi di sana, atau dengan kuncinya sendiri.',
  'This Stripe account is no platform: no accounts are connected to it.':
    'Akun Stripe ini bukan platform: tidak ada akun yang terhubung kepadanya.',
  'This is a full secret key: it can move money. Tieout only reads, so it wants a restricted key (rk_…). Create one in Stripe under Developers, API keys, with the read permissions listed here.':
    'Ini kunci rahasia penuh: kunci ini dapat memindahkan uang. Tieout hanya membaca, jadi memerlukan kunci terbatas (rk_…). Buat di Stripe pada Developers, API keys, dengan izin baca yang tercantum di sini.',
  'This is a publishable key, meant for checkout pages: it can’t read payouts. Paste a restricted key (rk_…) instead.':
    'Ini kunci publik untuk halaman pembayaran: kunci ini tidak dapat membaca pencairan. Tempel kunci terbatas (rk_…) sebagai gantinya.',
  'This is a webhook secret, not a key. Paste a restricted key (rk_…) instead.':
    'Ini rahasia webhook, bukan kunci. Tempel kunci terbatas (rk_…) sebagai gantinya.',
  'This is the account’s id, not a key. Paste a restricted key (rk_…) instead.':
    'Ini id akun, bukan kunci. Tempel kunci terbatas (rk_…) sebagai gantinya.',
  'This isn’t a Stripe key. A restricted key starts with rk_live_ or rk_test_.':
    'Ini bukan kunci Stripe. Kunci terbatas diawali rk_live_ atau rk_test_.',
  'Without it Tieout can’t prove the clearing account against Stripe’s balance.':
    'Tanpa izin ini Tieout tidak dapat membuktikan akun kliring terhadap saldo Stripe.',
  'Without it Tieout can’t see what a payout is made of.':
    'Tanpa izin ini Tieout tidak dapat melihat isi sebuah pencairan.',
  'Without it Tieout can’t see which invoice a charge pays.':
    'Tanpa izin ini Tieout tidak dapat melihat faktur yang dibayar sebuah pembayaran kartu.',
  'Without it Stripe shows no movement that a dispute caused, so payouts stay incomplete.':
    'Tanpa izin ini Stripe tidak menunjukkan mutasi akibat sengketa, jadi pencairan tetap tidak lengkap.',
  '{0} Stripe asks for {1}.': '{0} Stripe meminta {1}.',
  'The Stripe key is not on this machine any more. Paste it again to go on.':
    'Kunci Stripe sudah tidak ada di komputer ini. Tempel lagi untuk melanjutkan.',
  'Xendit knows no sub-account of this account by this id.':
    'Xendit tidak mengenal sub-akun dari akun ini dengan id tersebut.',
  'Without it Tieout can’t read withdrawals and what they are made of.':
    'Tanpa izin ini Tieout tidak dapat membaca penarikan dan isinya.',
  'Without it Tieout can’t prove what a withdrawal holds, nor the clearing account against Xendit’s balance.':
    'Tanpa izin ini Tieout tidak dapat membuktikan isi sebuah penarikan, maupun akun kliring terhadap saldo Xendit.',
  'This is a public key, meant for checkout pages: it can’t read transactions. Paste a secret key (xnd_production_… or xnd_development_…) instead.':
    'Ini kunci publik untuk halaman pembayaran: kunci ini tidak dapat membaca transaksi. Tempel kunci rahasia (xnd_production_… atau xnd_development_…) sebagai gantinya.',
  'This isn’t a Xendit secret key. One starts with xnd_production_ or xnd_development_.':
    'Ini bukan kunci rahasia Xendit. Kunci rahasia diawali xnd_production_ atau xnd_development_.',
  'The Xendit key is not on this machine any more. Paste it again to go on.':
    'Kunci Xendit sudah tidak ada di komputer ini. Tempel lagi untuk melanjutkan.',
};
