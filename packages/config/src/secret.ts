const knownPrefixes =
  /^(sk|pk|rk)[-_]|^(gsk|hf|ghp|gho|github_pat|xai|xox[abp]|r8|nvapi|pplx|or)[-_]|^AIza|^AKIA|^eyJ|^Bearer /

/**
 * Whether a value is more likely a credential than a name. Names of environment variables are words
 * in one case; keys mix cases and digits, or begin with their vendor's prefix.
 */
export function looksSecret(value: string): boolean {
  if (knownPrefixes.test(value)) return true
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i.test(value)) return true
  if (value.length < 20 || /\s/.test(value)) return false
  if (/^[0-9a-f]+$/i.test(value) && /\d/.test(value)) return true
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && !/[/:.]/.test(value)
}
