using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Grains.Notifications;

namespace VerticalFarm.Grains.Tests.Reports;

/// <summary>Takes down what is announced; fails where a test wants it to.</summary>
internal sealed class RecordingOutbox(INotificationOutbox inner) : INotificationOutbox
{
    private static readonly ConcurrentDictionary<Guid, ConcurrentQueue<Announcement>> Told = new();

    /// <summary>Farms of which nothing can be announced.</summary>
    public static ConcurrentDictionary<Guid, bool> Broken { get; } = new();

    /// <summary>Puts one before the outbox that the silo has.</summary>
    public static void Stand(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(INotificationOutbox)).ImplementationType!;
        services.AddSingleton<INotificationOutbox>(provider => new RecordingOutbox((INotificationOutbox)ActivatorUtilities.CreateInstance(provider, real)));
    }

    public static IReadOnlyList<Announcement> Of(Guid farm) => Told.TryGetValue(farm, out var told) ? [.. told] : [];

    public Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        if (Broken.ContainsKey(announcement.FarmId))
        {
            throw new InvalidOperationException("The outbox of this farm is broken, as the test wants it");
        }

        Told.GetOrAdd(announcement.FarmId, _ => new()).Enqueue(announcement);
        return inner.AnnounceAsync(announcement, cancellationToken);
    }
}
