using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using VerticalFarm.Hosting.Secrets;
using VerticalFarm.Hosting.Tests.Sql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Secrets;

public sealed class SecretsTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string _key = SecretsHost.NewKey();
    private TestDatabase? _database;

    private TestDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(server);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    [Fact]
    public async Task What_one_host_protects_another_reads()
    {
        await using var first = await SecretsHost.StartAsync(Database, _key);
        await using var second = await SecretsHost.StartAsync(Database, _key);

        var @protected = first.Protector.Protect("token");

        Assert.NotEqual("token", @protected);
        Assert.Equal("token", second.Protector.Unprotect(@protected));
        Assert.Equal("other", first.Protector.Unprotect(second.Protector.Protect("other")));
    }

    [Fact]
    public async Task Hosts_that_start_at_once_on_an_empty_ring_read_each_other()
    {
        await using var first = await SecretsHost.StartAsync(Database, _key);
        await using var second = await SecretsHost.StartAsync(Database, _key);

        var texts = await Task.WhenAll(Task.Run(() => first.Protector.Protect("a")), Task.Run(() => second.Protector.Protect("b")));

        Assert.Equal("a", second.Protector.Unprotect(texts[0]));
        Assert.Equal("b", first.Protector.Unprotect(texts[1]));
    }

    [Fact]
    public async Task What_was_protected_before_a_restart_is_read_after_it()
    {
        string @protected;
        await using (var before = await SecretsHost.StartAsync(Database, _key))
        {
            @protected = before.Protector.Protect("token");
        }

        await using var after = await SecretsHost.StartAsync(Database, _key);

        Assert.Equal("token", after.Protector.Unprotect(@protected));
    }

    [Fact]
    public async Task The_stored_ring_does_not_hold_its_keys_in_clear()
    {
        await using var host = await SecretsHost.StartAsync(Database, _key);
        host.Protector.Protect("token");

        var xml = Assert.IsType<string>(await Database.ScalarAsync("SELECT xml FROM data_protection_key"));

        Assert.Contains("encryptedKey", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        Assert.DoesNotContain(_key, xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_stops_the_start_and_says_why()
    {
        await using (var host = await SecretsHost.StartAsync(Database, _key))
        {
            host.Protector.Protect("token");
        }

        var failure = await Assert.ThrowsAsync<SecretsException>(() => SecretsHost.StartAsync(Database, SecretsHost.NewKey()));

        Assert.Contains("SECRETS_KEY does not open", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await Database.ScalarAsync("SELECT count(*) FROM data_protection_key"));
    }

    [Fact]
    public async Task A_missing_key_stops_the_start_where_the_ring_was_encrypted_even_in_development()
    {
        await using (var host = await SecretsHost.StartAsync(Database, _key))
        {
            host.Protector.Protect("token");
        }

        var failure = await Assert.ThrowsAsync<SecretsException>(() => SecretsHost.StartAsync(Database, null, "Development"));

        Assert.Contains("SECRETS_KEY is not set", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "SECRETS_KEY is not set")]
    [InlineData("not base64!", "SECRETS_KEY is not base64")]
    [InlineData("c2hvcnQ=", "SECRETS_KEY is too weak")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "SECRETS_KEY is too weak")]
    public async Task A_missing_or_weak_key_stops_the_start_and_says_how_to_make_one(string? key, string reason)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => SecretsHost.StartAsync(Database, key));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_does_without_a_key()
    {
        await using var host = await SecretsHost.StartAsync(Database, null, "Development");

        Assert.Equal("token", host.Protector.Unprotect(host.Protector.Protect("token")));
    }

    [Fact]
    public void A_sealed_text_that_was_changed_is_refused()
    {
        var cipher = new KeyRingCipher(Options.Create(new SecretsOptions { Key = _key }));
        var text = cipher.Seal("secret");
        Assert.Equal("secret", cipher.Open(text));

        text[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(text));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(text[..20]));
    }
}
