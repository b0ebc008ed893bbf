"""How people come in: settings of django-allauth, second factors and proofs of who one is."""

import os

from .mode import PRODUCTION

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me"
ACCOUNT_ADAPTER = "madang.base.people.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "madang.base.people.accounts.sign_up.SignUp"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Six digits to type in rather than links to follow: nothing is lost when the letter is opened on another device.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_ENABLED = (
    True
)
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_FORMS = {
    "login": "madang.base.people.accounts.forms.Login",
    "signup": "madang.base.people.accounts.forms.Signup",
    "add_email": "madang.base.people.accounts.forms.ChangeEmail",
    "change_email": "madang.base.people.accounts.forms.ChangeEmailWhileSigningUp",
    "change_password": "madang.base.people.accounts.forms.ChangePassword",
    "set_password": "madang.base.people.accounts.forms.SetPassword",
    "reset_password": "madang.base.people.accounts.forms.ResetPassword",
    "reset_password_from_key": "madang.base.people.accounts.forms.NewPassword",
    "reauthenticate": "madang.base.people.accounts.forms.Reauthenticate",
    "request_login_code": "madang.base.people.accounts.forms.RequestLoginCode",
    "confirm_login_code": "madang.base.people.accounts.forms.ConfirmLoginCode",
    "confirm_email_verification_code": "madang.base.people.accounts.forms.ConfirmEmail",
    "confirm_password_reset_code": "madang.base.people.accounts.forms.ConfirmPasswordReset",
}
MFA_ADAPTER = "madang.base.people.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Madang"
MFA_FORMS = {
    "authenticate": "madang.base.people.accounts.forms.Authenticate",
    "reauthenticate": "madang.base.people.accounts.forms.ReauthenticateByCode",
    "activate_totp": "madang.base.people.accounts.forms.ActivateApp",
    "login_webauthn": "madang.base.people.accounts.forms.LoginByPasskey",
    "reauthenticate_webauthn": "madang.base.people.accounts.forms.ReauthenticateByPasskey",
    "add_webauthn": "madang.base.people.accounts.forms.AddPasskey",
    "edit_webauthn": "madang.base.people.accounts.forms.RenamePasskey",
}
SOCIALACCOUNT_ADAPTER = "madang.base.people.accounts.institutions.InstitutionAdapter"
SOCIALACCOUNT_FORMS = {"signup": "madang.base.people.accounts.forms.SignupThroughInstitution"}
SOCIALACCOUNT_AUTO_SIGNUP = False  # the name and the consent are asked all the same
SOCIALACCOUNT_STORE_TOKENS = False
# A link, not a form: form-action 'self' would stop a form that ends at the institution. State and PKCE guard it.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if issuer := os.environ.get("MADANG_OIDC_ISSUER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "institution",
            "name": os.environ.get("MADANG_OIDC_NAME", issuer),
            "client_id": os.environ["MADANG_OIDC_CLIENT_ID"],
            "secret": os.environ["MADANG_OIDC_SECRET"],
            "settings": {"server_url": issuer},
        }
    )
# Ways to prove who one is, in the order they are offered. The mock believes anyone and refuses to load in production.
IDENTITY_PROVIDERS = [
    f"madang.base.people.proofs.{name}"
    for name in os.environ.get(
        "MADANG_IDENTITY_PROVIDERS",
        "access_code.AccessCodes,"
        + ("oidc.OpenIdConnect," if issuer else "")
        + "desk.Desk"
        + ("" if PRODUCTION else ",mock.Mock"),
    ).split(",")
]
