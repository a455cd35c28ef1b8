using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>Gives a host its database.</summary>
public static class DatabaseHostingExtensions
{
    /// <summary>
    /// Registers one <see cref="NpgsqlDataSource"/> for everything in the host, and the <see cref="DatabaseMigrator"/>. Nothing is opened yet:
    /// <see cref="PrepareDatabaseAsync"/> does that, before the host starts.
    /// </summary>
    public static IHostApplicationBuilder AddVerticalFarmDatabase(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var configuration = builder.Configuration;
        builder.Services.AddOptions<DatabaseOptions>()
            .Configure(options => options.Address = configuration[DatabaseOptions.AddressVariable] ?? configuration.GetConnectionString("VerticalFarm") ?? "")
            .BindConfiguration("Database")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => DatabaseDataSource.Create(
            services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Address,
            services.GetRequiredService<IHostEnvironment>().ApplicationName,
            services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton<DatabaseMigrator>();
        builder.Services.AddSingleton<DatabaseWait>();
        builder.Services.AddSingleton<DatabasePreparation>();
        return builder;
    }

    /// <summary>Waits until the database can be reached and brings its schema up to date. To be awaited before the host starts.</summary>
    /// <param name="host">A host with <see cref="AddVerticalFarmDatabase"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationException">The database cannot be used as it is; the message says why.</exception>
    public static Task PrepareDatabaseAsync(this IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<DatabasePreparation>().RunAsync(limit: null, cancellationToken);
    }
}
