using Microsoft.AspNetCore.Identity;

namespace VerticalFarm.Grains.Accounts;

/// <summary>
/// Hashes and checks passwords with ASP.NET Core Identity's hasher. The work (some 100 ms of one core, by intent) runs on the thread pool,
/// so that a grain's turn never holds its silo's scheduler for so long.
/// </summary>
internal sealed class Passwords
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();
    private readonly Lazy<string> _decoy;

    public Passwords() => _decoy = new(() => _hasher.HashPassword(Nobody, "a password that nobody has"));

    /// <summary>The hash to keep.</summary>
    public Task<string> HashAsync(string password) => Task.Run(() => _hasher.HashPassword(Nobody, password));

    /// <summary>
    /// Whether the password is the one that was hashed. Without a hash (an account that does not exist) it works as long and says no, so
    /// that the time of an answer does not tell who has an account.
    /// </summary>
    public Task<bool> VerifyAsync(string? hash, string password) => Task.Run(() =>
        _hasher.VerifyHashedPassword(Nobody, hash ?? _decoy.Value, password) != PasswordVerificationResult.Failed && hash is not null);
}
