using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Api.Feed;

/// <summary>The live feed of a farm. Section <c>Feed</c>.</summary>
internal sealed class FeedOptions
{
    /// <summary>
    /// How often a reader is sent a sign of life. Default 15 s, from 1 s to 1 min: proxies close connections on which nothing comes for a
    /// minute; more often wakes phones for nothing.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Feed__HeartbeatInterval must be from 1 s to 1 min.")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);
}
