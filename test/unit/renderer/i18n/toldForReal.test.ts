/** Real situations, by the real code over real HTTP: what the user reads of them in French and Indonesian. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import { demoEndpoints } from '../../../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../../../electron/sandbox/demo.ts';
import { openVault } from '../../../../electron/vault/openVault.ts';
import { type XeroService, createXeroService } from '../../../../electron/xero/service.ts';
import { readProviderFile } from '../../../../shared/payout/file/readProviderFile.ts';
import { SHIPPED_PROFILES } from '../../../../shared/payout/file/shippedProfiles.ts';
import { readReportLines } from '../../../../shared/payout/xendit/reportLines.ts';
import { readPasted } from '../../../../electron/oauth/pasted.ts';
import { englishIn, inFrench, inIndonesian } from '../../../support/said/inLanguage.ts';
import { sessionVault } from '../../../support/vault.ts';
import { KEY as ALTERNATIVE, startAlternative } from '../../electron/providers/alternativeBench.ts';
import { KEY as STRIPE, failure, handlerContext, startStripe } from '../../electron/providers/stripeBench.ts';
import { KEY as XENDIT, startXendit } from '../../electron/providers/xenditBench.ts';
import { memoryKeychain } from '../../electron/vault/memoryKeychain.ts';

// Not the app's own ports: those may be in use by an app that runs beside the tests.
const PORTS = [48331, 48332];
const context = handlerContext();
const window = { timezone: 'Asia/Jakarta', from: null, to: null, cursor: null };

const UNITS = new Map([
  ['hours', ['heure', 'jam']],
  ['minutes', ['minute', 'menit']],
  ['seconds', ['seconde', 'detik']],
]);

/** Both languages hold no English word and are as expected; `left` are names that stay as their owner writes them. */
function expectTold(english: string, french: string, indonesian: string, left: readonly string[] = []) {
  const told = [inFrench(english), inIndonesian(english)];
  expect(told).toEqual([french, indonesian]);
  expect(told.flatMap(englishIn).filter((word) => !left.includes(word))).toEqual([]);
}

describe('of Xero', () => {
  let dir = '';
  let demo: RunningDemo;
  let xero: XeroService;
  let connectionId = '';
  let answer: (url: string) => Promise<unknown>;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tieout-told-'));
    demo = await startDemo();
    await control('redirects', { redirects: PORTS.map((port) => `http://localhost:${port}/callback`) });
    const vault = await sessionVault(dir);
    answer = (url) => demo.allowAccess(url);
    xero = createXeroService({
      vault,
      connections: createConnections(vault),
      ports: PORTS,
      endpoints: async () => demoEndpoints(demo.addresses.xero),
      openExternal: async (url) => void (await answer(url)),
    });
    const clientId = demo.addresses.xeroClientId;
    const { signInId, organisations } = await xero.handlers['xero.signIn']({ clientId }, context);
    const tenantId = organisations[0]?.tenantId ?? '';
    const chosen = await xero.handlers['xero.choose']({ signInId, tenantId, bookId: 'main' }, context);
    connectionId = chosen.connection.id;
  }, 30_000);
  afterAll(async () => {
    // The last test has closed it, unless one before failed.
    await demo.close().catch(() => undefined);
    await rm(dir, { recursive: true, force: true });
  });

  async function control(path: string, body: object): Promise<void> {
    const reply = await fetch(`${demo.addresses.control}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(200);
  }
  const organisation = () => xero.handlers['xero.organisation']({ connectionId }, context);
  const consent = () => xero.handlers['xero.consent']({ connectionId, posting: true }, context);
  const makeAccount = () =>
    xero.handlers['xero.createAccount'](
      {
        connectionId,
        idempotencyKey: 'told-1',
        account: { code: '995', name: 'Fees', type: 'EXPENSE', taxType: 'EXEMPTEXPENSES', currency: null, bankAccountNumber: '' }, // prettier-ignore
      },
      context,
    );

  it('a posting while it is connected to read', async () => {
    const { message } = await failure(makeAccount());
    expectTold(
      message,
      '« Tallowood Coffee Goods Pty Ltd » est connectée en lecture seule : rien n’a été envoyé, et ce qui est dans la file y reste. Activez l’écriture sous Connexions, puis comptabilisez à nouveau.',
      '“Tallowood Coffee Goods Pty Ltd” terhubung hanya untuk membaca, jadi tidak ada yang dikirim; yang ada di antrean tetap di sana. Nyalakan posting di Koneksi, lalu posting lagi.',
    );
  });

  it('access that the user didn’t allow', async () => {
    answer = async (url) => {
      const { searchParams } = new URL(url);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('error', 'access_denied');
      await fetch(back);
    };
    const { message } = await failure(consent());
    expectTold(
      message,
      'L’accès n’a pas été autorisé dans Xero : rien n’a été connecté. Réessayez quand vous serez prêt.',
      'Akses tidak diizinkan di Xero, jadi tidak ada yang terhubung. Coba lagi bila Anda sudah siap.',
    );
    answer = (url) => demo.allowAccess(url);
  });

  it('a client id that isn’t one', async () => {
    const { message } = await failure(xero.handlers['xero.signIn']({ clientId: 'two words' }, context));
    expectTold(
      message,
      'Ce n’est pas un identifiant client Xero. Copiez-le depuis la page de votre application sur developer.xero.com.',
      'Ini bukan id klien Xero. Salin dari halaman aplikasi Anda di developer.xero.com.',
    );
  });

  it('a fault on Xero’s side in the middle of a write', async () => {
    await consent();
    await control('faults', { rules: [{ path: '/api.xro/', kind: 'status', status: 500, times: 99 }] });
    const { message } = await failure(makeAccount());
    await fetch(`${demo.addresses.control}/faults`, { method: 'DELETE' });
    expectTold(
      message,
      'Xero a un problème de son côté (500). Il a peut-être pris ceci, peut-être pas ; Tieout regarde avant de renvoyer.',
      'Ada masalah di pihak Xero (500). Xero mungkin sudah menerimanya, mungkin belum; Tieout memeriksa sebelum mengirim lagi.',
    );
  });

  it('the calls of the day used up', async () => {
    await control('limits', { day: 1 });
    const { message } = await failure(organisation().then(organisation));
    // How long depends on the time of day.
    const [, wait = '', unit = ''] =
      /It opens again in about (\d+) (hours|minutes|seconds);/.exec(message) ?? [];
    const [french = '', indonesian = ''] = UNITS.get(unit) ?? [];
    expectTold(
      message,
      `Les appels que Xero permet à cette organisation sont épuisés pour aujourd’hui. Ils reprennent dans environ ${wait} ${french}${Number(wait) < 2 ? '' : 's'} ; rien n’est perdu, et ce qui est dans la file y reste.`,
      `Batas panggilan Xero untuk organisasi ini sudah habis hari ini. Dibuka lagi sekitar ${wait} ${indonesian} lagi; tidak ada yang hilang, dan yang ada di antrean tetap di sana.`,
    );
  });

  it('Xero out of reach', async () => {
    await demo.close();
    const { message } = await failure(organisation());
    expectTold(
      message,
      'Xero est injoignable. Vérifiez la connexion à Internet ; tout ce qui est déjà ici reste utilisable.',
      'Xero tidak dapat dijangkau. Periksa sambungan internet; semua yang sudah ada di sini tetap dapat dipakai.',
    );
  });
});

describe('of providers', () => {
  it('Stripe: keys that can’t be used, a permission that is missing, nobody there', async () => {
    const bench = await startStripe();
    try {
      expectTold(
        (await failure(bench.connect('sk_live_abcdefgh1234'))).message,
        'C’est une clé secrète complète : elle peut déplacer de l’argent. Tieout ne fait que lire et demande donc une clé restreinte (rk_…). Créez-en une dans Stripe sous Developers, API keys, avec les autorisations de lecture énumérées ici.',
        'Ini kunci rahasia penuh: kunci ini dapat memindahkan uang. Tieout hanya membaca, jadi memerlukan kunci terbatas (rk_…). Buat di Stripe pada Developers, API keys, dengan izin baca yang tercantum di sini.',
      );
      expectTold(
        (await failure(bench.connect('rk_test_nosuchkey999'))).message,
        'Stripe n’accepte plus la clé. Collez une nouvelle clé restreinte pour continuer.',
        'Stripe tidak lagi menerima kuncinya. Tempel kunci terbatas yang baru untuk melanjutkan.',
      );
      const { permissions } = await bench.connect(`${STRIPE}_no_charge_read`);
      const details = permissions.flatMap(({ ok, detail }) => (ok ? [] : [detail]));
      expectTold(
        details.join(' '),
        'Sans elle, Tieout ne voit pas quelle facture un encaissement règle.',
        'Tanpa izin ini Tieout tidak dapat melihat faktur yang dibayar sebuah pembayaran kartu.',
      );
      const { connection } = await bench.connect(STRIPE);
      const connectionId = connection?.id ?? '';
      const stored = await bench.connections.get(connectionId);
      const entries = () => bench.handlers['provider.entries']({ connectionId, ...window }, handlerContext());
      await bench.connections.put({
        ...stored,
        secret: { key: `${STRIPE}_no_balance_transaction_source_read` },
      });
      expectTold(
        (await failure(entries())).message,
        'La clé Stripe n’a pas le droit de le faire : il lui manque l’autorisation rak_balance_transaction_source_read. Ajoutez-la à la clé dans Stripe, puis réessayez.',
        'Kunci Stripe tidak boleh melakukan ini: izin rak_balance_transaction_source_read belum ada. Tambahkan pada kunci di Stripe, lalu coba lagi.',
      );
      await bench.connections.put(stored);
      bench.faults.add([{ kind: 'dropBefore', status: 500, nth: 1, times: 99, delayMs: 0 }]);
      expectTold(
        (await failure(entries())).message,
        'Stripe est injoignable. Ce qui a été lu auparavant est toujours là ; réessayez une fois en ligne.',
        'Stripe tidak dapat dijangkau. Yang sudah dibaca masih ada; coba lagi saat Anda daring.',
      );
    } finally {
      await bench.server.close();
    }
  });

  it('Xendit: a permission that is missing keeps its name', async () => {
    const bench = await startXendit();
    try {
      const { connection } = await bench.connect(XENDIT);
      const connectionId = connection?.id ?? '';
      const stored = await bench.connections.get(connectionId);
      await bench.connections.put({ ...stored, secret: { key: `${XENDIT}_no_transaction` } });
      const query = { connectionId, ...window };
      const { message } = await failure(bench.handlers['provider.entries'](query, handlerContext()));
      expectTold(
        message,
        'La clé Xendit n’a pas le droit de le faire : il lui manque l’autorisation Transaction: Read. Accordez-la à la clé chez Xendit, puis réessayez.',
        'Kunci Xendit tidak boleh melakukan ini: izin Transaction: Read belum ada. Beri izin itu pada kunci di Xendit, lalu coba lagi.',
        ['Read'],
      );
    } finally {
      await bench.server.close();
    }
  });

  it('Alternative Payments: a wrong secret, and what it doesn’t tell', async () => {
    const bench = await startAlternative();
    try {
      expectTold(
        (await failure(bench.connect({ clientSecret: 'wrong-secret' }))).message,
        'Alternative Payments ne connaît pas cet identifiant client et ce secret. Vérifiez les deux, ou créez une nouvelle clé d’API, puis reconnectez-le.',
        'Alternative Payments tidak mengenal id klien dan rahasia ini. Periksa keduanya, atau buat kunci API baru, lalu hubungkan lagi.',
      );
      const { connection } = await bench.connect(ALTERNATIVE);
      const connectionId = connection?.id ?? '';
      const query = { connectionId, accountId: 'other', bookId: 'main' };
      const { message } = await failure(bench.handlers['provider.addAccount'](query, handlerContext()));
      expectTold(
        message,
        'Alternative Payments n’indique pas d’autres comptes.',
        'Alternative Payments tidak memberitahukan akun lain.',
      );
    } finally {
      await bench.server.close();
    }
  });

  it('a pasted address of another page', async () => {
    const expected = {
      redirectUrl: 'https://localhost:48217/callback',
      state: 's',
      name: 'Square',
      signInHost: 'connect.squareup.com',
      code: /^sq0cgp-\S+$/,
    };
    const paste = async (text: string) => readPasted(text, expected);
    expectTold(
      (await failure(paste('https://example.com/?code=1'))).message,
      'Cette adresse n’est pas l’adresse de redirection de la connexion, https://localhost:48217/callback : rien n’en a été utilisé. Collez l’adresse de la page où le navigateur a abouti après l’autorisation.',
      'Alamat ini bukan URL pengalihan proses masuk, https://localhost:48217/callback, jadi tidak ada yang dipakai darinya. Tempel alamat halaman tempat peramban berakhir setelah Anda mengizinkan akses.',
    );
    expectTold(
      (await failure(paste('https://connect.squareup.com/oauth2'))).message,
      'C’est la page de Square. Autorisez-y d’abord l’accès ; le navigateur passe ensuite à une adresse qui commence par https://localhost:48217/callback',
      'Ini halaman milik Square. Izinkan dulu akses di sana; peramban lalu beralih ke alamat yang diawali https://localhost:48217/callback',
    );
  });
});

describe('of files', () => {
  const read = (id: string, lines: readonly string[]) => {
    const profile = SHIPPED_PROFILES.find((one) => one.id === id);
    if (profile === undefined) throw new Error(`no profile ${id}`);
    const text = `${lines.join('\n')}\n`;
    return readProviderFile({ name: 'file.csv', text, profile, connectionId: 'c1' }).issues;
  };
  const header = '"Date","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance"';
  const sale = (net: string, date = '11/03/2026') =>
    `"${date}","Express Checkout Payment","Completed","USD","${net}","0.00","${net}","T${net}","${net}"`;

  it('columns that are missing, cells that can’t be read, a balance that breaks', () => {
    const [missing] = read('paypal', ['"Name","Type"', '"Ann","Express Checkout Payment"']);
    expectTold(
      missing?.message ?? '',
      'Le fichier n’a pas, sous les noms qu’emploie « PayPal », de colonne pour ceci : une date, un montant, une devise. Rien n’a été lu. Choisissez les colonnes, ou une autre disposition.',
      'Berkas tidak punya kolom untuk ini dengan nama yang dipakai “PayPal”: tanggal, jumlah, mata uang. Tidak ada yang dibaca. Pilih kolomnya, atau tata letak lain.',
    );
    const [cell] = read('paypal', [header, sale('12.3x')]);
    expectTold(
      cell?.message ?? '',
      'Ligne 2, Net : « 12.3x » n’est pas un montant exact en USD avec « . » devant les décimales.',
      'Baris 2, Net: “12.3x” bukan jumlah yang tepat dalam USD dengan “.” sebelum desimal.',
    );
    const [date] = read('paypal', [header, sale('12.30', '13/13/2026')]);
    expectTold(
      date?.message ?? '',
      'Ligne 2, Date : « 13/13/2026 » n’est pas une date de la forme mois/jour/année.',
      'Baris 2, Date: “13/13/2026” bukan tanggal berbentuk bulan/hari/tahun.',
    );
    const [width] = read('paypal', [header, '"11/03/2026","Express Checkout Payment"']);
    expectTold(
      width?.message ?? '',
      'Ligne 2, colonnes : la ligne a 2 cellules au lieu de 9, qui ont pu se décaler.',
      'Baris 2, kolom: baris itu punya 2 sel padahal seharusnya 9, jadi selnya mungkin bergeser.',
    );
    const [balance] = read('paypal', [header, sale('1,200.00'), sale('99.50', '11/04/2026')]);
    expectTold(
      balance?.message ?? '',
      'À la ligne 3 (4 nov. 2026), le solde est de 99,50 USD, ce qui ne découle pas de la ligne précédente. Une ligne manque peut-être ou figure deux fois, ou bien les montants sont mal lus.',
      'Pada baris 3 (4 Nov 2026) saldonya 99,50 USD, yang tidak sesuai dengan baris sebelumnya. Mungkin ada baris yang hilang atau tercatat dua kali, atau jumlahnya salah dibaca.',
    );
  });

  it('a report of Xendit without a column', () => {
    const text = 'Transaction ID,Line Type,Mystery\nt1,TRANSACTION,x\n';
    const { issues } = readReportLines({ name: 'x.csv', text, timezone: 'Asia/Jakarta' });
    expectTold(
      issues[0]?.message ?? '',
      'Le rapport n’a pas de colonne « Transaction Type », « Currency », « Amount », « Debit Or Credit », « Balance », « Created Date ISO » : rien n’a été lu. Il a des colonnes que Tieout ne connaît pas : « Mystery ». Exportez-le à nouveau avec toutes les colonnes.',
      'Laporan tidak punya kolom “Transaction Type”, “Currency”, “Amount”, “Debit Or Credit”, “Balance”, “Created Date ISO”, jadi tidak ada yang dibaca. Laporan punya kolom yang tidak dikenal Tieout: “Mystery”. Ekspor lagi dengan semua kolom.',
    );
  });
});

it('a keychain that is locked after sign-ins were kept', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tieout-told-'));
  try {
    await (await openVault({ dir, openSlot: memoryKeychain().openSlot })).set('token', 'kept');
    const { reason } = await openVault({ dir, openSlot: () => Promise.reject(new Error('locked')) });
    const plain = reason.replace(' (Secret Service)', '');
    expectTold(
      plain,
      'Le trousseau de cet ordinateur est absent ou verrouillé : les connexions sont gardées jusqu’à la fermeture de Tieout. Les connexions gardées auparavant restent où elles sont et ne peuvent pas servir pour l’instant. Déverrouillez le trousseau et redémarrez Tieout pour les conserver.',
      'Gantungan kunci komputer ini tidak ada atau terkunci, jadi sesi masuk disimpan sampai Tieout ditutup. Sesi masuk yang disimpan sebelumnya tetap di tempatnya dan belum dapat dipakai sekarang. Buka kunci gantungan kunci itu dan mulai lagi Tieout untuk menyimpannya.',
    );
    expect(englishIn(inFrench(reason))).toEqual([]);
    expect(englishIn(inIndonesian(reason))).toEqual([]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
