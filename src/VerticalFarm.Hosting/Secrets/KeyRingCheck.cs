using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;

namespace VerticalFarm.Hosting.Secrets;

/// <summary>
/// Opens every stored key before anything else starts. Left alone, Data Protection passes over a key that it cannot open and makes a new one: a
/// wrong <c>SECRETS_KEY</c> would go unnoticed until somebody needs a secret.
/// </summary>
internal sealed class KeyRingCheck(IKeyManager keys) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var key in keys.GetAllKeys().Where(key => !key.IsRevoked))
        {
            try
            {
                key.CreateEncryptor();
            }
            catch (CryptographicException exception)
            {
                throw new SecretsException(
                    $"{SecretsOptions.Variable} does not open the keys in this database: they were stored with another. Put that one back.", exception);
            }
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
