/* jwt.c - see jwt.h. */
#include "core/jwt.h"
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <string.h>
#include "core/arena.h"
#include "core/json.h"
#include "core/random.h"

#define TOKEN_BYTES_MAX (32u << 10)
#define KEY_BYTES_MAX   1024 /* of a modulus: 8192 bits */
#define KEYS_MAX        50
#define P256_BYTES      32

/* --- a JWK as a key of OpenSSL -------------------------------------------------- */

static bool part_read(struct arena *mem, const json_t *jwk, const char *name, str *bytes)
{
    return base64url_read(mem, json_str(json_object_get(jwk, name)), bytes) && bytes->len > 0 &&
           bytes->len <= KEY_BYTES_MAX;
}

static EVP_PKEY *key_from(const char *kind, OSSL_PARAM_BLD *parts)
{
    OSSL_PARAM   *params = parts ? OSSL_PARAM_BLD_to_param(parts) : NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
    EVP_PKEY     *key = NULL;

    if (params && context && EVP_PKEY_fromdata_init(context) == 1 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(params);
    return key;
}

static EVP_PKEY *rsa_key(struct arena *mem, const json_t *jwk)
{
    OSSL_PARAM_BLD *parts;
    EVP_PKEY       *key = NULL;
    BIGNUM         *modulus, *exponent;
    str             n, e;

    if (!part_read(mem, jwk, "n", &n) || !part_read(mem, jwk, "e", &e) || n.len < 256) /* 2048 bits at least */
        return NULL;
    parts    = OSSL_PARAM_BLD_new();
    modulus  = BN_bin2bn((const unsigned char *)n.data, (int)n.len, NULL);
    exponent = BN_bin2bn((const unsigned char *)e.data, (int)e.len, NULL);
    if (parts && modulus && exponent && OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_N, modulus) == 1 &&
        OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_E, exponent) == 1)
        key = key_from("RSA", parts);
    OSSL_PARAM_BLD_free(parts);
    BN_free(modulus);
    BN_free(exponent);
    return key;
}

static EVP_PKEY *ec_key(struct arena *mem, const json_t *jwk)
{
    unsigned char   point[1 + 2 * P256_BYTES] = { POINT_CONVERSION_UNCOMPRESSED };
    OSSL_PARAM_BLD *parts;
    EVP_PKEY       *key = NULL;
    str             x, y;

    if (!str_is(json_str(json_object_get(jwk, "crv")), "P-256") || !part_read(mem, jwk, "x", &x) ||
        !part_read(mem, jwk, "y", &y) || x.len != P256_BYTES || y.len != P256_BYTES)
        return NULL;
    memcpy(point + 1, x.data, P256_BYTES);
    memcpy(point + 1 + P256_BYTES, y.data, P256_BYTES);
    parts = OSSL_PARAM_BLD_new();
    if (parts && OSSL_PARAM_BLD_push_utf8_string(parts, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
        OSSL_PARAM_BLD_push_octet_string(parts, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point) == 1)
        key = key_from("EC", parts);
    OSSL_PARAM_BLD_free(parts);
    return key;
}

/* --- one signature --------------------------------------------------------------- */

/* The signature as OpenSSL wants it: of ES256 the two numbers stand side by side (RFC 7518, 3.4). */
static bool signature_der(struct arena *mem, str raw, str *out)
{
    unsigned char *der = arena_alloc(mem, 2 * P256_BYTES + 16), *end = der;
    ECDSA_SIG     *signature = ECDSA_SIG_new();
    BIGNUM        *r, *s;
    bool           made = false;

    if (raw.len != 2 * P256_BYTES || !signature) {
        ECDSA_SIG_free(signature);
        return false;
    }
    r = BN_bin2bn((const unsigned char *)raw.data, P256_BYTES, NULL);
    s = BN_bin2bn((const unsigned char *)raw.data + P256_BYTES, P256_BYTES, NULL);
    if (r && s && ECDSA_SIG_set0(signature, r, s) == 1) {
        int n = i2d_ECDSA_SIG(signature, &end);

        made = n > 0;
        *out = (str){ (const char *)der, made ? (size_t)n : 0 };
    } else {
        BN_free(r);
        BN_free(s);
    }
    ECDSA_SIG_free(signature);
    return made;
}

static bool is_signed(EVP_PKEY *key, str text, str signature)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool        good = context && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
                EVP_DigestVerify(context, (const unsigned char *)signature.data, signature.len,
                                 (const unsigned char *)text.data, text.len) == 1;

    EVP_MD_CTX_free(context);
    return good;
}

static bool is_signed_by(struct arena *mem, const json_t *jwk, bool is_ec, str text, str signature)
{
    EVP_PKEY *key = is_ec ? ec_key(mem, jwk) : rsa_key(mem, jwk);
    str       form = signature;
    bool      good = key && (!is_ec || signature_der(mem, signature, &form)) && is_signed(key, text, form);

    EVP_PKEY_free(key);
    return good;
}

/* --- the token ---------------------------------------------------------------------- */

/* May this key have signed it, by its kind, its use and its name? */
static bool is_meant(const json_t *jwk, bool is_ec, str kid)
{
    str use = json_str(json_object_get(jwk, "use")), own = json_str(json_object_get(jwk, "kid"));

    return str_is(json_str(json_object_get(jwk, "kty")), is_ec ? "EC" : "RSA") && (!use.data || str_is(use, "sig")) &&
           (!kid.data || str_eq(own, kid));
}

static bool keys_try(struct arena *mem, str jwks, str header, str text, str signature, const char **message)
{
    const char *wrong;
    json_t     *set = json_read(jwks, JSON_DEPTH_MAX, &wrong), *head = json_read(header, 4, &wrong), *jwk;
    str         alg = json_str(json_object_get(head, "alg")), kid = json_str(json_object_get(head, "kid"));
    bool        is_ec = str_is(alg, "ES256"), good = false;
    size_t      i;

    if (!is_ec && !str_is(alg, "RS256")) {
        *message = "is not signed by RS256 or ES256";
    } else {
        *message = "is signed by no key of the provider";
        json_array_foreach(json_object_get(set, "keys"), i, jwk)
            if (!good && i < KEYS_MAX && is_meant(jwk, is_ec, kid))
                good = is_signed_by(mem, jwk, is_ec, text, signature);
    }
    json_decref(set);
    json_decref(head);
    return good;
}

bool jwt_verify(struct arena *mem, str token, str jwks, str *payload, const char **message)
{
    str rest = token, head = str_cut(&rest, '.'), claims = str_cut(&rest, '.'), header, signature;
    str text = { token.data, head.len + 1 + claims.len };

    *message = "is no signed token";
    if (token.len > TOKEN_BYTES_MAX || !rest.len || str_has(rest, '.') || !base64url_read(mem, head, &header) ||
        !base64url_read(mem, claims, payload) || !base64url_read(mem, rest, &signature))
        return false;
    return keys_try(mem, jwks, header, text, signature, message);
}
