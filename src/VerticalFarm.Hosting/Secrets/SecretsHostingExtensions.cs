using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace VerticalFarm.Hosting.Secrets;

/// <summary>Gives a host the means to keep secrets.</summary>
public static class SecretsHostingExtensions
{
    /// <summary>
    /// Registers Data Protection (<see cref="IDataProtectionProvider"/>) with its key ring in the database, encrypted with <c>SECRETS_KEY</c>. What one
    /// host protects, every other host on the same database and key can read.
    /// </summary>
    public static IHostApplicationBuilder AddVerticalFarmSecrets(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var configuration = builder.Configuration;
        builder.Services.AddOptions<SecretsOptions>()
            .Configure(options => options.Key = configuration[SecretsOptions.Variable] ?? "")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>();
        builder.Services.AddSingleton<KeyRingCipher>();
        builder.Services.AddDataProtection().SetApplicationName("VerticalFarm");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider, NpgsqlDataSource, IOptions<SecretsOptions>>(
            (options, services, database, secrets) =>
            {
                options.XmlRepository = new PostgresXmlRepository(database);
                if (secrets.Value.Key.Length > 0)
                {
                    options.XmlEncryptor = new AesGcmXmlEncryptor(services.GetRequiredService<KeyRingCipher>());
                }
            });
        builder.Services.AddHostedService<KeyRingCheck>();
        return builder;
    }
}
