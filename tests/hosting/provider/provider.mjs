// A real OpenID Connect provider for the tests, on this machine: whoever names themselves is signed in under that name.
// node provider.mjs PORT REDIRECT_URI
import { Provider } from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'handful',
      client_secret: 'known-to-the-tests',
      redirect_uris: [redirect],
      post_logout_redirect_uris: [redirect],
    },
  ],
  cookies: { keys: ['known-to-the-tests'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: `${id}@example.test`,
      email_verified: !id.startsWith('unverified'),
      name: `${id[0].toUpperCase()}${id.slice(1)}`,
    }),
  }),
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  pkce: { required: () => true },
});
provider.listen(Number(port), '127.0.0.1', () => console.log(issuer));
