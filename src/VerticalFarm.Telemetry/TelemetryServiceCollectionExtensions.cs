using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VerticalFarm.Telemetry.Querying;
using VerticalFarm.Telemetry.Sealing;
using VerticalFarm.Telemetry.Writing;

namespace VerticalFarm.Telemetry;

/// <summary>Gives a host its readings.</summary>
public static class TelemetryServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IReadingWriter"/>, which works from the start of the host and stores what it took before it stops, <see cref="IReadingStore"/>, <see cref="IReadingScan"/> and <see cref="IReadingSealer"/>. Uses the
    /// registered <c>NpgsqlDataSource</c> and <see cref="TimeProvider"/>; measures on the meter <c>VerticalFarm.Telemetry</c>.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Action<TelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<TelemetryOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton<ReadingMetrics>();
        services.TryAddSingleton<ReadingQueue>();
        services.TryAddSingleton<LateQueue>();
        services.TryAddSingleton<SensorKeys>();
        services.TryAddSingleton<GroupCommit>();
        services.TryAddSingleton<ReadingWriter>();
        services.TryAddSingleton<IReadingWriter>(provider => provider.GetRequiredService<ReadingWriter>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ReadingWriter>());
        services.TryAddSingleton<ReadingQuery>();
        services.TryAddSingleton<IReadingStore, ReadingStore>();
        services.TryAddSingleton<IReadingScan, ReadingScan>();
        services.TryAddSingleton<IReadingSealer, ReadingSealer>();
        return services;
    }
}
