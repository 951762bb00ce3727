"""What has not been talked about yet."""
